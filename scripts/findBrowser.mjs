import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The first Chromium or Chrome on this machine, if there is one. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const places = [
    ...names.flatMap(name => folders.map(folder => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find(place => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
