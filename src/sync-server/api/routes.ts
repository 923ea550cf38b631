import { type Part, parts } from '$lib/plan/part';
import { mayRead } from '$lib/plan/role';
import { Refusal } from '$lib/protocol/refusal';
import type { Authority } from '../access/authority.ts';
import type { Circle } from '../access/circle.ts';
import { linkDevice, listAuthors, removeDevice } from '../access/devices.ts';
import { endSharing, renewRecovery } from '../access/enter.ts';
import { changePerson, invitePerson, listPeople, removePerson, renewLink } from '../access/people.ts';
import { type Body, readChange, readInvite, readTime } from '../access/requests.ts';
import type { Answer } from './answer.ts';

/** One request of somebody who takes part. */
interface Call {
	readonly circle: Circle;
	readonly asker: Authority;
	readonly body: Body;
	/** The third word of the address: a person, or a device. Empty when there is none. */
	readonly target: string;
	readonly query: URLSearchParams;
}

export interface Route {
	/** Who may ask: everybody who takes part, or owners alone. */
	readonly who: 'anyone' | 'owner';
	readonly hasBody?: true;
	readonly answer: (call: Call) => Promise<Answer>;
}

/** What those who take part may ask for, by method and words of the address; "*" stands for an id. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
	['GET people', { who: 'anyone', answer: async ({ circle, asker }) => ok(await listPeople(circle, asker)) }],
	['POST people', { who: 'owner', hasBody: true, answer: answerInvite }],
	['PATCH people/*', { who: 'owner', hasBody: true, answer: answerChange }],
	['DELETE people/*', { who: 'anyone', answer: answerRemoval }],
	[
		'POST people/*/link',
		{ who: 'owner', answer: async ({ circle, target }) => ok(await renewLink(circle, target)) }
	],
	[
		'POST devices',
		{ who: 'anyone', answer: async ({ circle, asker }) => made(await linkDevice(circle, asker)) }
	],
	['DELETE devices/*', { who: 'anyone', answer: answerDeviceRemoval }],
	[
		'POST recovery',
		{
			who: 'owner',
			answer: async ({ circle, asker }) => ok(await renewRecovery(circle, asker.participantId))
		}
	],
	['GET authors', { who: 'anyone', answer: answerAuthors }],
	['DELETE', { who: 'owner', answer: answerEnd }]
]);

/** The part of a roadmap that a question is about: the plan unless it says another. */
export function readablePart({ role }: Authority, query: URLSearchParams): Part {
	const name = query.get('part') ?? 'plan';
	const part = parts.find((one) => one === name);
	if (!part) throw new Refusal('damaged');
	if (!mayRead(role, part)) throw new Refusal('role');
	return part;
}

/** The time that a part is asked for as it was then, in milliseconds since 1970; null for now. */
export function readableTime({ role }: Authority, query: URLSearchParams): number | null {
	const at = query.get('at');
	if (at === null) return null;
	if (role !== 'owner' && role !== 'editor') throw new Refusal('role');
	return readTime(at);
}

async function answerInvite({ circle, body }: Call): Promise<Answer> {
	return made(await invitePerson(circle, readInvite(body, circle.now)));
}

async function answerChange({ circle, target, body }: Call): Promise<Answer> {
	return ok(await changePerson(circle, target, readChange(body, circle.now)));
}

async function answerRemoval({ circle, asker, target }: Call): Promise<Answer> {
	if (asker.role !== 'owner' && asker.participantId !== target) throw new Refusal('role');
	await removePerson(circle, target);
	return { status: 204 };
}

async function answerDeviceRemoval({ circle, asker, target }: Call): Promise<Answer> {
	await removeDevice(circle, asker, target);
	return { status: 204 };
}

async function answerAuthors({ circle, asker, query }: Call): Promise<Answer> {
	return ok(await listAuthors(circle, readablePart(asker, query)));
}

async function answerEnd({ circle }: Call): Promise<Answer> {
	await endSharing(circle);
	return { status: 204 };
}

function ok(body: object): Answer {
	return { status: 200, body };
}

function made(body: object): Answer {
	return { status: 201, body };
}
