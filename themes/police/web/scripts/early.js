// Runs before the page is drawn, so that a reader's own choices (colours, size of the letters) are there from the first moment.
// Kept small: everything waits for it.
(() => {
  try {
    const { dataset } = document.documentElement;
    dataset.scripted = "";
    for (const choice of ["mode", "letters"]) {
      const value = localStorage.getItem(`magazine-${choice}`);
      if (value) dataset[choice] = value;
    }
  } catch {
    // A browser that keeps nothing: the page is as its author made it.
  }
})();
