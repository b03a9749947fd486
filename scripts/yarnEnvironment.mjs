import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What Yarn needs to know of this machine to install there as npm would. */
export function yarnEnvironment(folder) {
  return { ...registry(folder), ...headers() };
}

/** Yarn does not read .npmrc, so hand it the registry that npm uses. */
function registry(folder) {
  if (process.env.YARN_NPM_REGISTRY_SERVER) return {};
  try {
    const address = execSync('npm config get registry', {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { YARN_NPM_REGISTRY_SERVER: address.trim() };
  } catch {
    return {};
  }
}

/**
 * Native packages compile against the headers of the running Node, where it
 * brings them. Those that npm is set to may be of another version.
 */
function headers() {
  const folders = [
    process.env.npm_config_nodedir,
    path.resolve(process.execPath, '../..'),
  ];
  return { npm_config_nodedir: folders.find(hasHeaders) };
}

function hasHeaders(folder) {
  const file = path.join(folder ?? '', 'include/node/node_version.h');
  const [major] = process.versions.node.split('.');
  return (
    existsSync(file) &&
    readFileSync(file, 'utf8').includes(`#define NODE_MAJOR_VERSION ${major}\n`)
  );
}
