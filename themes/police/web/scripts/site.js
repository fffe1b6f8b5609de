// What scripts add to every page. Each part is a module of its own, fetched where the page has a use for it.
import "./reading.js";
import "./offline.js";

// A search leads to an article with the words by which it was found.
if (location.search.includes("highlight=")) import("./search-highlight.js");

// The address that a reader copies is the page's public one; links name the file, so that pages open from a disk too.
if (location.protocol !== "file:" && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
}
