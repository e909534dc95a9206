/** On the page that stands for one that is not kept: offers the editions that are. */
export {};

void navigator.serviceWorker?.getRegistrations().then((registrations) => {
  for (const item of document.querySelectorAll<HTMLElement>('[data-kept]')) {
    const scope = item.querySelector('a')?.href;
    item.hidden = !registrations.some((registration) => registration.active && registration.scope === scope);
  }
});
