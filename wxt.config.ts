import { defineConfig } from 'wxt';
import { VERIFIER, verifierPage } from './scripts/verifier/build.ts';

/**
 * The manifest, as a security officer reads it. Nothing is asked for at install beyond the permissions below; each site, and notices of
 * the system, are granted by the person, one by one. `connect-src 'none'`: no page of ours can send anything anywhere.
 */
export default defineConfig({
  outDir: process.env.CARETALLY_OUTPUT ?? '.output',
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  // Shipped to be saved to disk, not to be opened here: our own pages run no inline script.
  hooks: { 'build:publicAssets': async (_, files) => { files.push({ relativeDest: VERIFIER, contents: await verifierPage() }); } },
  // The polyfill for old browsers would be the only `fetch` in what we ship; every browser we run in preloads modules itself.
  // The seam of the fault harness stands in its own build (`--mode faults`) and in no other.
  vite: ({ mode }) => ({ build: { modulePreload: { polyfill: false } }, define: { __FAULTS__: JSON.stringify(mode === 'faults') } }),
  manifest: ({ browser }) => ({
    name: 'CareTally',
    description: 'Care-management time, kept over the chart you already use.',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'idle', 'scripting', 'activeTab', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    incognito: 'not_allowed',
    // What an organization may set for its computers (`lib/commands/organization.ts`). Firefox needs no description of it.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'caretally@caretally.example', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } } } }
      : { minimum_chrome_version: '120', externally_connectable: { ids: [] } }),
    content_security_policy: {
      extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    },
    web_accessible_resources: [{
      resources: ['widget.html'],
      matches: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
      ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
    }],
    action: { default_title: 'CareTally' },
    commands: {
      'toggle-timer': { suggested_key: { default: 'Alt+Shift+S' }, description: 'Start or stop the timer for the open chart' },
      'switch-activity': { suggested_key: { default: 'Alt+Shift+A' }, description: 'Choose another activity in the side panel' },
      'call-mode': { suggested_key: { default: 'Alt+Shift+C' }, description: 'On a call, or the call is over' },
      'open-panel': { suggested_key: { default: 'Alt+Shift+T' }, description: 'Open the side panel' },
    },
  }),
});
