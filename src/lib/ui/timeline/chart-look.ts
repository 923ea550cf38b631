import { coloursBy } from '$lib/chart/colours';
import { type Related, relatedTo } from '$lib/chart/related';
import type { BarOptions } from '$lib/chart/bar-options';
import type { Plan } from '$lib/plan/plan';
import type { Session } from '$lib/state/session.svelte';

type ChartLook = Pick<BarOptions, 'related' | 'dimmed' | 'colourBy' | 'gates'>;

interface Known {
	readonly madeFrom: readonly unknown[];
	readonly related: Related;
}

const relatedKept = new WeakMap<ReadonlySet<string>, Known>();
const dimmedKept = new WeakMap<ReadonlySet<string>, readonly [plan: Plan, dimmed: ReadonlySet<string>]>();

/** How rows and strip are drawn besides their dates: what stands out, what stands back, and by what bars are painted. */
export function chartLook(session: Session, matching: ReadonlySet<string> | null): ChartLook {
	const { roadmap, view } = session;
	const related = relatedOf(session);
	const dimmed = matching && view.filter.mode === 'dim' ? dimmedOf(session, matching) : undefined;
	const colourBy = view.colourBy === 'lane' ? undefined : coloursBy(roadmap.plan, view.colourBy);
	return {
		...(related && { related }),
		...(dimmed && { dimmed }),
		...(colourBy && { colourBy }),
		gates: session.gates?.states ?? null
	};
}

/** What comes before and after the chosen ones, if any; worked out once for strip, rows and key. */
export function relatedOf({ roadmap, selection }: Session): Related | undefined {
	if (selection.ids.size === 0) return undefined;
	const { plan, report } = roadmap;
	const madeFrom = [plan.links, report.ignoredLinks];
	const kept = relatedKept.get(selection.ids);
	if (kept?.madeFrom.every((one, at) => one === madeFrom[at])) return kept.related;
	const related = relatedTo(plan, selection.ids, report.ignoredLinks);
	relatedKept.set(selection.ids, { madeFrom, related });
	return related;
}

/** What a filter does not match. */
function dimmedOf({ roadmap: { plan } }: Session, matching: ReadonlySet<string>): ReadonlySet<string> {
	const kept = dimmedKept.get(matching);
	if (kept?.[0] === plan) return kept[1];
	const known = [...plan.initiatives, ...plan.milestones].map(({ id }) => id);
	const dimmed = new Set(known.filter((id) => !matching.has(id)));
	dimmedKept.set(matching, [plan, dimmed]);
	return dimmed;
}
