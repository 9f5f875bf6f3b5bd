// The theme's buttons are labels that answer to Enter; a button answers to Space too.

document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !(event.target instanceof HTMLLabelElement)) return;
  event.preventDefault();
  event.target.click();
});
