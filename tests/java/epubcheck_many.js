// Look at many books with EPUBCheck in one Java machine: most of its time goes into starting and into reading schemas.
// Runs in Rhino, the JavaScript that veraPDF's archive brings: it calls EPUBCheck's own command line, once a book.
// usage: java -cp EPUBCHECK:VERAPDF org.mozilla.javascript.tools.shell.Main epubcheck_many.js BOOK REPORT BOOK REPORT…
for (var at = 0; at < arguments.length; at += 2) {
  new Packages.com.adobe.epubcheck.tool.EpubChecker().run(
    [arguments[at], '--json', arguments[at + 1], '--usage', '--quiet'])
}
