/** How long a worker may take to answer, in milliseconds. */
const patience = 3000;

/**
 * Whether an edition is kept in full: its worker is asked, which knows what belongs to it. One of a version that does
 * not know the question has kept everything when it came to be.
 */
export function isKept({active}: ServiceWorkerRegistration): Promise<boolean> {
  if (!active) return Promise.resolve(false);
  const {port1, port2} = new MessageChannel();
  active.postMessage('kept', [port2]);
  return new Promise((answer) => {
    port1.onmessage = ({data}) => answer(data === true);
    setTimeout(answer, patience, true);
  });
}
