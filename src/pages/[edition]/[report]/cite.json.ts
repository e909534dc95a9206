import type {APIRoute, InferGetStaticPropsType} from 'astro';
import {prepare} from '../../../build/citations/prepare.ts';
import {library} from '../../../site/library.ts';

export function getStaticPaths() {
  return library.map(({edition, report}) => ({params: {edition, report}, props: {edition, report}}));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

/** The citations of a report in one edition: loaded when a reader wants one. */
export const GET: APIRoute<Props> = ({props: {edition, report}}) => {
  const metadata = Object.fromEntries(
    library.filter((volume) => volume.report === report).map((volume) => [volume.edition, volume.metadata]),
  );
  return Response.json(prepare({report, edition, metadata}));
};
