import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** In development every path below `/operator` or `/customer` is that panel's one page, as in the service. */
const panelPages: Plugin = {
  name: 'panel-pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const panel = /^\/(operator|customer)(\/|\?|$)/.exec(request.url ?? '')?.[1];
      if (panel) request.url = `/${panel}.html`;
      next();
    });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [react(), panelPages],
  server: { proxy: { '/api': 'http://localhost:8365' } },
  build: {
    modulePreload: { polyfill: false },
    manifest: true,
    rollupOptions: { input: ['operator.html', 'customer.html'] },
  },
});
