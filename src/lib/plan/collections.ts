import { baselineFields } from './baseline';
import { decisionFields } from './decision';
import type { FieldTable } from './field';
import { groupFields } from './group';
import { initiativeFields } from './initiative';
import { linkFields } from './link';
import { milestoneFields } from './milestone';
import type { Part } from './part';
import { phaseFields } from './phase';

/** An entity changes field by field; a fact is written once, and an edit of it is a new fact. */
type RecordKind = 'entity' | 'fact';

export interface Collection {
	readonly part: Part;
	readonly kind: RecordKind;
	/** One record, as people call it. */
	readonly noun: string;
	/** What it has fields for; a carried collection has none yet, its records keep all in `more`. */
	readonly fields: FieldTable;
}

function carried(part: Part, kind: RecordKind, noun: string): Collection {
	return { part, kind, noun, fields: {} };
}

/**
 * Every kind of record of a roadmap. Kinds without a screen yet are carried whole, so that a copy taken
 * today lacks nothing tomorrow. The order is that of the file format.
 */
export const collections = {
	phases: { part: 'plan', kind: 'entity', noun: 'phase', fields: phaseFields },
	initiatives: { part: 'plan', kind: 'entity', noun: 'initiative', fields: initiativeFields },
	groups: { part: 'plan', kind: 'entity', noun: 'group', fields: groupFields },
	milestones: { part: 'plan', kind: 'entity', noun: 'milestone', fields: milestoneFields },
	links: { part: 'plan', kind: 'entity', noun: 'link', fields: linkFields },
	baselines: { part: 'plan', kind: 'fact', noun: 'baseline', fields: baselineFields },
	decisions: { part: 'plan', kind: 'fact', noun: 'decision', fields: decisionFields },
	teams: carried('plan', 'entity', 'team'),
	influence: carried('plan', 'entity', 'influence'),
	plannedTies: carried('plan', 'entity', 'tie'),
	roleStatements: carried('plan', 'entity', 'role statement'),
	customerTasks: carried('plan', 'entity', 'customer task'),
	behaviours: carried('plan', 'entity', 'behaviour'),
	catalysts: carried('plan', 'entity', 'catalyst'),
	inhibitors: carried('plan', 'entity', 'inhibitor'),
	interventions: carried('plan', 'entity', 'intervention'),
	changeAgents: carried('plan', 'entity', 'change agent'),
	metrics: carried('plan', 'entity', 'metric'),
	metricConflicts: carried('plan', 'entity', 'clash of metrics'),
	planningSessions: carried('plan', 'fact', 'planning session'),
	smallChanges: carried('plan', 'entity', 'small change'),
	wins: carried('plan', 'fact', 'win'),
	requestLog: carried('plan', 'fact', 'request'),
	barriers: carried('plan', 'entity', 'barrier'),
	competingPriorities: carried('plan', 'entity', 'competing priority'),
	risks: carried('plan', 'entity', 'risk'),
	precedents: carried('plan', 'entity', 'precedent'),
	outcomes: carried('plan', 'entity', 'outcome'),
	recognition: carried('plan', 'fact', 'recognition'),
	fieldNotes: carried('plan', 'fact', 'field note'),
	reading: carried('plan', 'entity', 'reading'),
	keepers: carried('plan', 'entity', 'keeper'),
	revisions: carried('plan', 'fact', 'revision'),
	reviews: carried('plan', 'fact', 'review'),
	observations: carried('records', 'fact', 'observation'),
	normChecks: carried('records', 'fact', 'norm check'),
	obligationPulse: carried('records', 'fact', 'pulse batch'),
	people: carried('people', 'entity', 'person'),
	sponsorship: carried('people', 'entity', 'sponsor level'),
	alignment: carried('people', 'entity', 'alignment'),
	adkar: carried('people', 'entity', 'readiness score')
} as const satisfies { readonly [name: string]: Collection };

export type CollectionName = keyof typeof collections;

export const collectionNames = Object.keys(collections) as readonly CollectionName[];
