import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  assignmentConditions,
  correctionConditions,
  deploymentConditions,
  sloConditions,
} from '../conditions';

export type Criteria = PermissionCriteria<PermissionCondition>;

type OtherKind = 'assignment' | 'deployment' | 'correction';

export const people = (...names: string[]) =>
  names.map(name => `user:default/${name}`);
const dana = [...people('dana'), 'group:default/squad'];
const { isOwner, isLiaison, hasState } = sloConditions;

/** What it allows, and the condition. */
export const SLO_CRITERIA: [string, Criteria][] = [
  ['the owner, by a nested group', isOwner({ claims: dana })],
  [
    'the owner, by the topmost group',
    isOwner({ claims: ['group:default/company'] }),
  ],
  ['no owner at all', isOwner({ claims: [] })],
  ['a liaison', isLiaison({ userRefs: people('rita') })],
  ['some liaisons', isLiaison({ userRefs: people('sam', 'dot', 'cleo') })],
  ['a state', hasState({ states: ['draft'] })],
  [
    'all of some',
    {
      allOf: [
        isLiaison({ userRefs: people('carl') }),
        hasState({ states: ['draft'] }),
      ],
    },
  ],
  [
    'any of some',
    {
      anyOf: [
        isOwner({ claims: dana }),
        isLiaison({ userRefs: people('cleo') }),
      ],
    },
  ],
  ['not the owner', { not: isOwner({ claims: dana }) }],
  [
    'all, any and not nested in each other',
    {
      allOf: [
        {
          anyOf: [
            isOwner({ claims: dana }),
            { not: hasState({ states: ['draft', 'archived'] }) },
          ],
        },
        {
          not: {
            allOf: [
              isLiaison({ userRefs: people('rita') }),
              hasState({ states: ['archived'] }),
            ],
          },
        },
      ],
    },
  ],
];

const LIAISONS = [
  'cleo',
  'sam',
  'rita',
  'carl',
  'dot',
  'shadow',
  'proposed',
  'paused',
  'future',
  'expired',
];

const ASKED: [string, { userRefs: string[]; claims: string[] }][] = [
  ['the person who is asked', { userRefs: people('rita'), claims: [] }],
  [
    'the team that somebody offered themselves to',
    { userRefs: [], claims: ['group:default/squad'] },
  ],
  [
    'who offered themselves, in another team',
    { userRefs: people('sam'), claims: ['group:default/division'] },
  ],
];

/** The same with the type of resource first. */
export const OTHER_CRITERIA: [OtherKind, string, Criteria][] = [
  [
    'assignment',
    'who is asked',
    assignmentConditions.isAsked({
      userRefs: people('rita', 'proposed'),
      claims: dana,
    }),
  ],
  [
    'assignment',
    'all but who is asked',
    {
      not: assignmentConditions.isAsked({
        userRefs: people('rita', 'proposed'),
        claims: dana,
      }),
    },
  ],
  [
    'assignment',
    'the person assigned',
    assignmentConditions.isAssigned({ userRefs: people('rita', 'paused') }),
  ],
  [
    'assignment',
    'anybody but the person assigned',
    { not: assignmentConditions.isAssigned({ userRefs: people('rita') }) },
  ],
  [
    'assignment',
    'who proposed it',
    assignmentConditions.isProposer({ userRefs: people('mock') }),
  ],
  [
    'assignment',
    'nobody that proposed one',
    assignmentConditions.isProposer({ userRefs: people('rita') }),
  ],
  ['assignment', 'the team', assignmentConditions.isOwner({ claims: dana })],
  ...ASKED.map(([who, params]): [OtherKind, string, Criteria] => [
    'assignment',
    who,
    assignmentConditions.isAsked(params),
  ]),
  ...ASKED.map(([who, params]): [OtherKind, string, Criteria] => [
    'assignment',
    `not ${who}`,
    { not: assignmentConditions.isAsked(params) },
  ]),
  [
    'assignment',
    'liaisons of the scope',
    assignmentConditions.isLiaison({ userRefs: people('carl') }),
  ],
  ['correction', 'the owner', correctionConditions.isOwner({ claims: dana })],
  ['deployment', 'the owner', deploymentConditions.isOwner({ claims: dana })],
  ...LIAISONS.map((name): [OtherKind, string, Criteria] => [
    'correction',
    `${name} as liaison`,
    correctionConditions.isLiaison({ userRefs: people(name) }),
  ]),
];
