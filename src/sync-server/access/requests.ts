import { isRole, type Role } from '$lib/plan/role';
import {
	type InviteRequest,
	type JoinRequest,
	maxName,
	type PersonChange,
	type PublishRequest,
	type RecoverRequest
} from '$lib/protocol/api';
import { isKey } from '$lib/protocol/credential';
import { Refusal } from '$lib/protocol/refusal';
import { isRoadmapId } from './ids.ts';

/** What a body holds, by name. Fields that we do not know are left alone: they are a newer app's. */
export type Body = Readonly<Record<string, unknown>>;

/** Control characters, and those that turn the reading direction of what stands after them. */
const unprintable = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const tokenPattern = /^[A-Za-z0-9_-]{22}$/;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
/** Longest recovery code that is looked at, with what people put between its groups. */
const longestCode = 100;

/** Each of these throws Refusal 'damaged' when a body is not as agreed in protocol/api.ts. */
export function readPublish(body: Body): PublishRequest {
	if (!isRoadmapId(body.id)) throw new Refusal('damaged');
	return { id: body.id, name: readName(body.name), ...readDevice(body) };
}

export function readJoin(body: Body): JoinRequest {
	const { token } = body;
	if (typeof token !== 'string' || !tokenPattern.test(token)) throw new Refusal('damaged');
	return { token, ...readDevice(body) };
}

export function readRecover(body: Body): RecoverRequest {
	const { code } = body;
	if (typeof code !== 'string' || code.length > longestCode) throw new Refusal('damaged');
	return { code, ...readDevice(body) };
}

/** @param now milliseconds since 1970; a time before it is no time to invite until */
export function readInvite(body: Body, now: number): InviteRequest {
	return {
		name: readName(body.name),
		role: readRole(body.role),
		expires: readExpires(body.expires ?? null, now)
	};
}

export function readChange(body: Body, now: number): PersonChange {
	return {
		...(body.name === undefined ? {} : { name: readName(body.name) }),
		...(body.role === undefined ? {} : { role: readRole(body.role) }),
		...(body.expires === undefined ? {} : { expires: readExpires(body.expires, now) })
	};
}

/** Milliseconds since 1970 of a time as it is written in an address or a body. */
export function readTime(text: string): number {
	const time = timePattern.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(time)) throw new Refusal('damaged');
	return time;
}

function readDevice({ device, key }: Body): { readonly device: string; readonly key: string } {
	if (!isKey(key)) throw new Refusal('damaged');
	return { device: readName(device), key };
}

function readName(value: unknown): string {
	if (typeof value !== 'string' || value.length > maxName * 4) throw new Refusal('damaged');
	const name = value.toWellFormed().normalize('NFC').replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
	if (name === '' || name.length > maxName) throw new Refusal('damaged');
	return name;
}

function readRole(value: unknown): Role {
	if (!isRole(value)) throw new Refusal('damaged');
	return value;
}

function readExpires(value: unknown, now: number): string | null {
	if (value === null) return null;
	if (typeof value !== 'string') throw new Refusal('damaged');
	const time = readTime(value);
	if (time <= now) throw new Refusal('damaged');
	return new Date(time).toISOString();
}
