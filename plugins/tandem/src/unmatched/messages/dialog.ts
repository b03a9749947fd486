/** Saying what a name means, and forgetting it. */
export const dialogMessages = {
  title: 'Map {{name}} to a service',
  waits: '{{events}} from {{sources}} came as {{reference}}.',
  service: 'Which service is it?',
  placeholder: 'Type a part of its name',
  alike:
    '{{service}} looks alike, so it is filled in. Another one is fine too.',
  missing: 'Choose a service.',
  happens_one:
    '{{events}} counts for {{service}} from now on, and so does what still comes under this name. This cannot be taken apart again.',
  happens_other:
    '{{events}} count for {{service}} from now on, and so does what still comes under this name. This cannot be taken apart again.',
  otherwise:
    'It is a service of its own? Register it in the catalog instead. The catalog can also say it, in the file of the service:',
  annotation: 'annotation',
  send: 'Map',
  done_one: '{{events}} counts for {{service}} now',
  done_other: '{{events}} count for {{service}} now',
  doneNothing: '{{name}} means {{service}} now',
  open: 'Open {{service}}',
  refused: 'It was not mapped',
  forgetTitle: 'Forget what {{name}} means?',
  forgetWhy:
    'What comes under this name from now on waits again. What {{service}} got so far stays with it.',
  forgetSend: 'Forget',
  forgotten: '{{name}} means no service any more',
  forgetRefused: 'It was not forgotten',
  forbidden: 'You may not do this',
  forbiddenWho:
    'The platform team may. Ask them, or your Backstage administrators.',
} as const;
