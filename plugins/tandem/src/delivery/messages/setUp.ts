/** How to get the first deployment in. */
export const setUpMessages = {
  title: 'No deployments yet',
  why: 'Tandem shows how often this service is deployed, how long changes take, and how deployments turn out. It starts with the first deployment you report.',
  whyServices:
    'Tandem shows how often the services here are deployed, how long changes take, and how deployments turn out. None of them reported a deployment yet.',
  start: 'How to report one',
  dialogTitle: 'Report deployments',
  pipeline: 'From your pipeline',
  pipelineWhy:
    'Post each deployment when it finishes. The token is a Backstage external access token.',
  pipelineSnippet: 'the request',
  history: 'From your Git history',
  historyWhy:
    'Import the deployments you already have: tags are deployments, the commits between them changes.',
  historySnippet: 'the command',
} as const;
