// The installed magazine: registers the service worker, and offers to keep an issue.
export {};
