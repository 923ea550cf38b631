import type { Part } from './part';

/** What a participant of a shared roadmap may be, from most to least. */
export const roles = ['owner', 'editor', 'recorder', 'commenter', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const roleNames: Readonly<Record<Role, string>> = {
	owner: 'Owner',
	editor: 'Editor',
	recorder: 'Recorder',
	commenter: 'Commenter',
	viewer: 'Viewer'
};

/** What a role may do, as it stands beside its name. */
export const roleMeanings: Readonly<Record<Role, string>> = {
	owner: 'changes everything, and says who takes part',
	editor: 'changes everything',
	recorder: 'records what people were seen to do',
	commenter: 'comments, and changes nothing',
	viewer: 'looks, and changes nothing'
};

const writers: Readonly<Record<Part, readonly Role[]>> = {
	plan: ['owner', 'editor'],
	talk: ['owner', 'editor', 'commenter'],
	records: ['owner', 'editor', 'recorder'],
	people: ['owner', 'editor']
};

/** Whether a role may write a part of a roadmap. No role can be enforced inside one part. */
export function mayWrite(role: Role, part: Part): boolean {
	return writers[part].includes(role);
}

/** Whether a role may read a part: remarks on persons are for owners and editors alone. */
export function mayRead(role: Role, part: Part): boolean {
	return part !== 'people' || mayWrite(role, part);
}

export function isRole(value: unknown): value is Role {
	return roles.some((role) => role === value);
}
