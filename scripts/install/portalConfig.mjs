import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

/** A token such as docs/install.md asks for. */
export const TOKEN = 'tandem-development-token';

/**
 * Writes what differs between the backends of the test: where one listens,
 * which app it serves and its database.
 *
 * @returns the file
 */
export function writePortalConfig(folder, name, options) {
  const { portal, port, app = 'app', backend = {} } = options;
  const url = `http://127.0.0.1:${port}`;
  const examples = path.join(portal, 'examples');
  const file = path.join(folder, `${name}.yaml`);
  writeFileSync(
    file,
    stringify({
      app: { baseUrl: url, packageName: app },
      backend: {
        ...backend,
        baseUrl: url,
        listen: `127.0.0.1:${port}`,
      },
      catalog: {
        locations: [
          { type: 'file', target: path.join(examples, 'entities.yaml') },
          {
            type: 'file',
            target: path.join(examples, 'org.yaml'),
            rules: [{ allow: ['User', 'Group'] }],
          },
        ],
      },
    }),
  );
  return file;
}
