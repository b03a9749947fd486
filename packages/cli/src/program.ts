import { Command, Option } from 'commander';
import { version } from '../package.json';
import { importGit } from './import/importGit';
import { importJsonl } from './import/importJsonl';
import {
  parseCommitUrl,
  parseDay,
  parseEntityRef,
  parseEnvironment,
  parseSource,
  parseUrl,
} from './options';

const JSONL_HELP = `
Each line is one JSON object as POST /api/tandem/deployments takes it. A line
with a "title" is an incident, as POST /api/tandem/incidents takes it.
The whole file is checked before anything is sent; from standard input the
lines are sent as they arrive. Running it again is safe: what is known already
is left unchanged.`;

const GIT_HELP = `
Tags are deployments, finished when the tag was made: the tagger's date of an
annotated tag, else the committer's date of the tagged commit. Changes are the
commits reachable from a tag and from no earlier matching tag, with their
author's date. Merge commits are left out. The oldest matching tag brings only
its own commit, since nobody knows what was deployed before it.
Quote the pattern. It is git's own: 'v*', 'payments/v*', 'v[0-9]*.0'.
Running it again is safe: what is known already is left unchanged.`;

/** The command line, without running it. */
export function createProgram(): Command {
  const program = new Command('tandem')
    .description('Works with Tandem, the delivery pages of a Backstage portal')
    .version(version);
  const imports = program
    .command('import')
    .description('bring a delivery history into Tandem');
  imports.addCommand(createJsonlCommand());
  imports.addCommand(createGitCommand());
  return program;
}

function createJsonlCommand(): Command {
  const command = new Command('jsonl')
    .description('import deployments and incidents from JSON Lines')
    .argument('<file>', 'the file, or - for standard input')
    .addHelpText('after', JSONL_HELP)
    .action(importJsonl);
  return addTargetOptions(command);
}

function createGitCommand(): Command {
  const command = new Command('git')
    .description('import the releases of a git repository')
    .requiredOption('--repo <path>', 'the repository; may be bare')
    .requiredOption('--tags <pattern>', "which tags are releases, e.g. 'v*'")
    .requiredOption(
      '--entity <ref>',
      'the service, e.g. component:default/payments',
      parseEntityRef,
    )
    .option(
      '--environment <name>',
      'where these releases run',
      parseEnvironment,
      'production',
    )
    .option('--source <name>', 'where it came from', parseSource, 'git')
    .option(
      '--name <name>',
      "what stands before @tag in the deployment's id; give several services the same one when a tag releases them together (default: the service's name)",
    )
    .option(
      '--since <date>',
      'leave out tags made before this date, e.g. 2025-01-01 (UTC)',
      parseDay,
    )
    .option(
      '--commit-url <template>',
      "link of a change, e.g. 'https://github.com/org/repo/commit/{commit}'",
      parseCommitUrl,
    )
    .addHelpText('after', GIT_HELP)
    .action(importGit);
  return addTargetOptions(command);
}

function addTargetOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--url <url>', 'address of the Backstage backend')
        .env('TANDEM_URL')
        .default('http://localhost:7007')
        .argParser(parseUrl),
    )
    .addOption(
      new Option(
        '--token <token>',
        'a token of backend.auth.externalAccess',
      ).env('TANDEM_TOKEN'),
    )
    .option('--dry-run', 'read and check everything, send nothing');
}
