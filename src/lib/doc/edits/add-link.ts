import type { Edit } from '$lib/doc/edit';
import { linkFields } from '$lib/plan/link-fields';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { adding, type NewRecord } from './adding';
import { endIn } from './words';

/** A new link from predecessor to successor: "link PR4 to TE2". */
export function addLink(
	plan: Plan,
	link: NewRecord<typeof linkFields> & { readonly from: string; readonly to: string }
): Edit {
	const [from, to] = [endIn(plan, link.from), endIn(plan, link.to)];
	return { ...adding('links', makeRecord(linkFields, link.id, link)), label: `link ${from} to ${to}` };
}
