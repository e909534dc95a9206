import type {APIRoute} from 'astro';
import license from '../../LICENSE?raw';

/** The license, which must go wherever what it covers goes. */
export const GET: APIRoute = () => new Response(license);
