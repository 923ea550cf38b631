import type { Plan } from '$lib/plan/plan';

/** Whether two plans differ in nothing but what was said and noted. Lists that nothing touched are the same objects. */
export function isSameButTalk(one: Plan, other: Plan): boolean {
	return (Object.keys(one) as (keyof Plan)[]).every(
		(name) => name === 'comments' || name === 'activity' || one[name] === other[name]
	);
}
