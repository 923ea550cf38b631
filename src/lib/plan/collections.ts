import { normCheckFields, pulseFields, readinessScoreFields, roleStatementFields } from './behaviour/asking';
import { behaviourFields } from './behaviour/behaviour';
import { checkFields } from './behaviour/check';
import { catalystFields, inhibitorFields } from './behaviour/force';
import { changeAgentFields, influenceFields, plannedTieFields } from './behaviour/influence';
import { interventionFields, keeperFields, precedentFields } from './behaviour/intervention';
import { observationFields } from './behaviour/observation';
import { outcomeFields } from './behaviour/outcome';
import { forecastFields } from './behaviour/stored-forecast';
import { baselineFields } from './baseline';
import { decisionFields } from './decision';
import type { FieldTable } from './field';
import { groupFields } from './group';
import { initiativeFields } from './initiative-fields';
import { linkFields } from './link-fields';
import { milestoneFields } from './milestone';
import type { Part } from './part';
import { phaseFields } from './phase';
import { activityFields } from './talk/activity';
import { commentFields } from './talk/comment';
import { teamFields } from './team';

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
	teams: { part: 'plan', kind: 'entity', noun: 'team', fields: teamFields },
	influence: { part: 'plan', kind: 'entity', noun: 'influence', fields: influenceFields },
	plannedTies: { part: 'plan', kind: 'entity', noun: 'tie', fields: plannedTieFields },
	roleStatements: { part: 'plan', kind: 'entity', noun: 'role statement', fields: roleStatementFields },
	customerTasks: carried('plan', 'entity', 'customer task'),
	behaviours: { part: 'plan', kind: 'entity', noun: 'behaviour', fields: behaviourFields },
	catalysts: { part: 'plan', kind: 'entity', noun: 'catalyst', fields: catalystFields },
	inhibitors: { part: 'plan', kind: 'entity', noun: 'inhibitor', fields: inhibitorFields },
	interventions: { part: 'plan', kind: 'entity', noun: 'intervention', fields: interventionFields },
	changeAgents: { part: 'plan', kind: 'entity', noun: 'change agent', fields: changeAgentFields },
	metrics: carried('plan', 'entity', 'metric'),
	metricConflicts: carried('plan', 'entity', 'clash of metrics'),
	planningSessions: carried('plan', 'fact', 'planning session'),
	smallChanges: carried('plan', 'entity', 'small change'),
	wins: carried('plan', 'fact', 'win'),
	requestLog: carried('plan', 'fact', 'request'),
	barriers: carried('plan', 'entity', 'barrier'),
	competingPriorities: carried('plan', 'entity', 'competing priority'),
	risks: carried('plan', 'entity', 'risk'),
	precedents: { part: 'plan', kind: 'entity', noun: 'precedent', fields: precedentFields },
	outcomes: { part: 'plan', kind: 'entity', noun: 'outcome', fields: outcomeFields },
	recognition: carried('plan', 'fact', 'recognition'),
	fieldNotes: carried('plan', 'fact', 'field note'),
	reading: carried('plan', 'entity', 'reading'),
	checks: { part: 'plan', kind: 'entity', noun: 'planned check', fields: checkFields },
	forecasts: { part: 'plan', kind: 'fact', noun: 'stored forecast', fields: forecastFields },
	keepers: { part: 'plan', kind: 'entity', noun: 'keeper', fields: keeperFields },
	revisions: carried('plan', 'fact', 'revision'),
	reviews: carried('plan', 'fact', 'review'),
	observations: { part: 'records', kind: 'fact', noun: 'observation', fields: observationFields },
	normChecks: { part: 'records', kind: 'fact', noun: 'norm check', fields: normCheckFields },
	obligationPulse: { part: 'records', kind: 'fact', noun: 'pulse batch', fields: pulseFields },
	people: carried('people', 'entity', 'person'),
	sponsorship: carried('people', 'entity', 'sponsor level'),
	alignment: carried('people', 'entity', 'alignment'),
	adkar: { part: 'people', kind: 'entity', noun: 'readiness score', fields: readinessScoreFields },
	comments: { part: 'talk', kind: 'fact', noun: 'comment', fields: commentFields },
	activity: { part: 'talk', kind: 'fact', noun: 'activity record', fields: activityFields }
} as const satisfies { readonly [name: string]: Collection };

export type CollectionName = keyof typeof collections;

export const collectionNames = Object.keys(collections) as readonly CollectionName[];
