/** What a page loads later is imported as it stands: a Vite plugin that takes out Vite's preload helper. */
import type {Plugin} from 'vite';

/**
 * Vite wraps every dynamic import in a helper, which preloads what the file imports in turn, and gives each page's script
 * a list of all those files, a quarter of its bytes; here most of that is loaded already, or never. The list can be
 * emptied by a setting, the helper cannot be left out, not even by `modulePreload: false`, for it also loads the styles
 * that such a file imports. Without it nobody does: scripts import the address of a style (`?url`), and ask for it.
 *
 * So the plugin that wraps them is taken out, by its name, which is Vite's own. tests/plain-imports.test.ts fails when
 * it has changed, and when Vite can do without the helper.
 *
 * @see https://vite.dev/config/build-options#build-modulepreload on the setting
 * @see https://github.com/vitejs/vite/issues/18551 on the helper in spite of `modulePreload: false`
 * @see https://github.com/vitejs/vite/issues/13952 on the helper with nothing to preload
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    configResolved({plugins}) {
      const at = plugins.findIndex(({name}) => name === 'native:import-analysis-build');
      // Not there while pages are developed, when nothing is wrapped.
      if (at >= 0) (plugins as Plugin[]).splice(at, 1);
    },
  };
}
