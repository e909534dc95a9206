import {defineCollection} from 'astro:content';
import {glob} from 'astro/loaders';
import {z} from 'astro/zod';

const entry = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('lead'), id: z.string(), text: z.string()}),
  z.object({kind: z.literal('closing'), id: z.string()}),
]);

const common = {
  report: z.string(),
  edition: z.enum(['zh-hans', 'zh-hant', 'en']),
  page: z.string(),
  order: z.number(),
  title: z.string(),
  number: z.string().optional(),
  headingId: z.string().optional(),
  entries: z.array(entry),
};

/** The pages of the reports, as `npm run convert` writes them. */
const pages = defineCollection({
  // Astro's own ids are lower-cased; a report's folder name is its address and stays as it is.
  loader: glob({base: './content', pattern: '*/*/*.mdx', generateId: ({entry: file}) => file.replace(/\.mdx$/, '')}),
  schema: z.discriminatedUnion('kind', [
    z.object({
      ...common,
      kind: z.literal('report'),
      meta: z.object({
        title: z.string(),
        shortTitle: z.string(),
        place: z.string(),
        year: z.number(),
        publisher: z.string(),
        found: z.string(),
        sha256: z.string(),
        source: z.array(z.object({label: z.string(), value: z.string()})),
        corrections: z.array(z.object({id: z.string(), page: z.string(), source: z.string(), read: z.string(), why: z.string()})),
      }),
    }),
    z.object({...common, kind: z.literal('part')}),
    z.object({...common, kind: z.literal('section')}),
    z.object({
      ...common,
      kind: z.literal('notes'),
      notes: z.array(z.object({number: z.number(), id: z.string(), term: z.string(), definition: z.string()})),
    }),
  ]),
});

export const collections = {pages};
