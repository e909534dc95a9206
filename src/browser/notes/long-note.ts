/**
 * A note that is longer than its card is high: from its marker, Tab leads into the card, where keys scroll it, and on
 * from there to what follows the marker.
 */
addEventListener('keydown', (event) => {
  const card = document.getElementById('note');
  const marker = document.querySelector<HTMLElement>('[aria-describedby=note]');
  if (event.key !== 'Tab' || !card || !marker || card.scrollHeight <= card.clientHeight) return;
  const focused = document.activeElement;
  const last = card.querySelector(':scope > a') ?? card;
  card.tabIndex = 0;
  if (focused === marker && !event.shiftKey) {
    event.preventDefault();
    card.focus();
  } else if (focused === card && event.shiftKey) {
    event.preventDefault();
    marker.focus();
    // From the marker the browser itself goes on.
  } else if (focused === last && !event.shiftKey) marker.focus();
});
export {};
