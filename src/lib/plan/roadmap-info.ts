import { philosophyField, settingsField } from './behaviour/settings';
import { dayField, line, text } from './field';
import type { ValuesOf, JsonObject } from './field';

export const roadmapFields = {
	title: line('Title'),
	organisation: line('Organisation'),
	mission: text('Mission'),
	vision: text('Vision'),
	start: dayField('Horizon start'),
	end: dayField('Horizon end'),
	/** The day the roadmap is read as of; null means today. */
	asOf: dayField('As of'),
	/** Last day of its fiscal year as MM-DD; empty means 31 December. */
	fiscalYearEnd: line('Fiscal year ends on'),
	/** Numbers of the behaviour model that this roadmap sets for itself. */
	settings: settingsField,
	changePhilosophy: philosophyField
} as const;

/** What a roadmap says of itself. */
export type RoadmapInfo = ValuesOf<typeof roadmapFields> & { readonly more: JsonObject };

/** What a roadmap says of itself, every field empty but those given. */
export function makeRoadmapInfo(values: Partial<RoadmapInfo> = {}): RoadmapInfo {
	const empty = Object.entries(roadmapFields).map(([name, field]) => [name, field.empty]);
	return { ...(Object.fromEntries(empty) as ValuesOf<typeof roadmapFields>), more: {}, ...values };
}

export const defaultHorizonYears = 5;
