/** Asks an edition's worker what it keeps, see src/worker/service-worker.ts. */
import type {ShelvedReport} from '../../model/search-index.ts';

/** How long a worker may take to answer, in milliseconds. */
const patience = 3000;

/**
 * Whether what every visit keeps of an edition is there: its worker is asked, which knows what belongs to it. One of a
 * version that does not know the question has kept everything when it came to be.
 */
export async function isKept({active}: ServiceWorkerRegistration): Promise<boolean> {
  return active !== null && ask(active, 'kept', true);
}

/**
 * Has the page's report kept, where that is not done by every visit; whether all is kept then.
 *
 * @param meanwhile told if it is under way
 */
export function keep(worker: ServiceWorker, meanwhile: () => void): Promise<boolean> {
  return ask(worker, 'keep', true, meanwhile);
}

/** The reports that are kept of a library; none where every visit keeps all there is. */
export function keptShelf(worker: ServiceWorker): Promise<ShelvedReport[]> {
  return ask(worker, 'shelf', []);
}

function ask<T>(worker: ServiceWorker, question: string, unanswered: T, meanwhile?: () => void): Promise<T> {
  const {port1, port2} = new MessageChannel();
  worker.postMessage(question, [port2]);
  return new Promise((answer) => {
    const timer = setTimeout(answer, patience, unanswered);
    port1.onmessage = ({data}) => {
      clearTimeout(timer);
      if (data === 'keeping') meanwhile?.();
      else answer(data as T);
    };
  });
}
