/** Roles of DPUB-ARIA, to be spread on an element: Astro's types know only those of WAI-ARIA. */
export const noteref: Record<string, string> = {role: 'doc-noteref'};
export const backlink: Record<string, string> = {role: 'doc-backlink'};
export const glossary: Record<string, string> = {role: 'doc-glossary'};
