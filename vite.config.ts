import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * What most pages share travels in one file: fifty small ones weigh 6 KiB more, for each is
 * compressed without knowing the others.
 */
const codeSplitting = {
  groups: [
    {
      name: 'shared',
      test: /web[\\/](parts[\\/][A-Za-z-]+\.|[a-z-]+\.ts|messages[\\/](shell|parts))|@lucide|server[\\/]lib/,
      minShareCount: 20,
    },
  ],
};

export default defineConfig({
  plugins: [
    emitPasskeyScript(),
    sveltekit({
      adapter: adapter({ out: 'web/build', precompress: true }),
      outDir: 'web/.svelte-kit',
      files: {
        src: 'web',
        routes: 'web/routes',
        assets: 'web/static',
        params: 'web/params',
        appTemplate: 'web/app.html',
        errorTemplate: 'web/error.html',
        hooks: { server: 'web/hooks.server.ts', client: 'web/hooks.client.ts' },
      },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The announcer of SvelteKit hides itself by an inline style.
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
          ],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // The shell checks Origin and Sec-Fetch-Site against PUBLIC_URL for every state-changing
      // request; adapter-node takes plain http for https and would refuse every form there.
      csrf: { trustedOrigins: ['*'] },
      paths: { relative: false },
    }),
  ],
  build: { assetsInlineLimit: 0, cssMinify: true },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
});

/**
 * Sign-in and set-up send no script of SvelteKit's (`csr = false`); what passkeys need is built
 * beside it, as `/passkey.js`.
 */
function emitPasskeyScript(): Plugin {
  return {
    name: 'emit-passkey-script',
    buildStart() {
      if (this.environment.name !== 'client') return;
      this.emitFile({ type: 'chunk', id: 'web/scripts/passkey.ts', fileName: 'passkey.js' });
    },
  };
}
