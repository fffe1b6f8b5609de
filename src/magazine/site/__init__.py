"""The shelf across issues: way in, home, archive. It reads only the small manifests that the web edition writes."""
