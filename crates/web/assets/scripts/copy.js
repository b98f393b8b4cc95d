// A button that copies what stands in a box. Without this script it stays away, and the box says
// how it is done by hand.
for (const button of document.querySelectorAll('[data-copy]')) {
  const box = document.getElementById(button.dataset.copy);
  const told = document.getElementById(`${box.id}-status`);
  button.hidden = false;
  button.addEventListener('click', async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      told.textContent = button.dataset.copied;
    } catch {
      // It is selected now, so that the keys copy it.
      box.focus();
    }
  });
}
