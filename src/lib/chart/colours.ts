import type { Initiative } from '$lib/plan/initiative';
import { type Status, statuses, statusNames } from '$lib/plan/initiative-words';
import { byId, type Plan } from '$lib/plan/plan';
import { recordName } from '$lib/plan/record-name';
import type { Colouring } from './bar-ground';
import { type Hatch, hatches, hatchShapes } from './hatch';
import { type Hull, hullShape } from './hull';
import type { LegendSign } from './legend-sign';
import type { Shape, Token } from './shape';

/** A way to paint bars, with what its grounds mean, as the key names them. */
export interface Colours extends Colouring {
	readonly signs: readonly LegendSign[];
}

/** A pattern, or a plain ground: of what is none of the others ("rest"), or says nothing ("none"). */
type Ground = Hatch | 'plain' | 'rest' | 'none';

interface Kept {
	readonly by: string;
	readonly teams: Plan['teams'];
	readonly colours: Colours;
}

const latest = new WeakMap<readonly Initiative[], Kept>();

/**
 * How bars are painted when they show the status, the owner or the first team of each initiative: by pattern, in
 * ink. The eight owners or teams with the most work have one each, the others share a plain ground. Kept as
 * long as the plan's lists are the same.
 */
export function coloursBy(plan: Plan, by: 'status' | 'owner' | 'team'): Colours {
	const kept = latest.get(plan.initiatives);
	if (kept?.by === by && kept.teams === plan.teams) return kept.colours;
	const colours = by === 'status' ? statusColours(plan) : roleColours(plan, by);
	latest.set(plan.initiatives, { by, teams: plan.teams, colours });
	return colours;
}

const statusGrounds: Readonly<Record<Status, Ground>> = {
	planned: 'dots',
	active: 'stripes',
	done: 'plain',
	paused: 'dashes',
	cancelled: 'none'
};

/** The key names "done" by itself, and crossed-out bars speak for themselves. */
function statusColours({ initiatives }: Plan): Colours {
	const occurring = new Set(initiatives.map((one) => one.status));
	const known = statuses.filter(
		(status) => occurring.has(status) && status !== 'done' && status !== 'cancelled'
	);
	return {
		...paintWith((one) => statusGrounds[one.status]),
		signs: known.map((status) => signOf(status, statusNames[status].toLowerCase(), statusGrounds[status]))
	};
}

function roleColours(plan: Plan, by: 'owner' | 'team'): Colours {
	const nameOf = by === 'owner' ? ownerOf : (one: Initiative) => one.teams[0] ?? '';
	const counts = new Map<string, number>();
	for (const one of plan.initiatives) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
	const hasNone = counts.delete('');
	const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
	const grounds = new Map<string, Ground>([['', 'none']]);
	for (const [i, name] of ranked.entries()) grounds.set(name, hatches[i] ?? 'rest');
	const words = (name: string) => (by === 'owner' ? name : teamName(plan, name));
	const signs = ranked
		.slice(0, hatches.length)
		.map((name) => signOf(name, words(name), grounds.get(name) ?? 'rest'));
	const more = ranked.length - signs.length;
	if (more > 0) signs.push(signOf('rest', `${more} other ${by}${more === 1 ? '' : 's'}`, 'rest'));
	if (hasNone) signs.push(signOf('none', `no ${by}`, 'none'));
	return { ...paintWith((one) => grounds.get(nameOf(one)) ?? 'rest'), signs };
}

function ownerOf({ owner }: Initiative): string {
	return owner.trim();
}

function teamName({ teams }: Plan, id: string): string {
	const team = byId(teams).get(id);
	return team ? recordName(id, team.more) : id;
}

const outline: Token = 'ink-2';

/** Done: dark, with the pattern knocked out. To come: light, with the pattern in ink. */
function paintWith(groundOf: (initiative: Initiative) => Ground): Colouring {
	return {
		part: (initiative, state, hull, fromX, toX) => partShapes(groundOf(initiative), state, hull, fromX, toX),
		outlineOf: () => outline
	};
}

function partShapes(ground: Ground, state: 'done' | 'todo', hull: Hull, fromX: number, toX: number): Shape[] {
	const isDone = state === 'done';
	const light: Token = ground === 'rest' ? 'rule-2' : ground === 'none' ? 'paper' : 'sunk';
	const shapes = [hullShape(hull, { fill: isDone ? 'ink-3' : light }, fromX, toX)];
	if (ground === 'plain' || ground === 'rest' || ground === 'none') return shapes;
	// Tapered ends stay plain: lines would stick out of them.
	const from = Math.max(fromX, hull.left);
	const box = { x: from, y: hull.top, w: Math.min(toX, hull.right) - from, h: hull.height };
	return [...shapes, ...hatchShapes(ground, box, isDone ? 'paper' : 'ink-2')];
}

function signOf(key: string, words: string, ground: Ground): LegendSign {
	return {
		key: `ground ${key}`,
		words,
		isPoint: false,
		draw: ({ x, middle, w, h, line }) => {
			const [left, right] = [x + line / 2, x + w - line / 2];
			const hull = { tipLeft: left, left, right, tipRight: right, top: middle - h / 2, height: h };
			const stroke = { token: outline, width: line };
			return [...partShapes(ground, 'todo', hull, left, right), hullShape(hull, { stroke })];
		}
	};
}
