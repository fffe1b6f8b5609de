"""Pictures, charts, codes and fonts: originals go in, what may be published comes out."""
