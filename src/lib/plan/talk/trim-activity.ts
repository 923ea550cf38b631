import { type Activity, mostActivity } from './activity';
import { byTime } from './instant';

/** So many more may come before the oldest go, so that not every command makes one go. */
const slack = 100;

/**
 * Ids of the activity records that are too many: the oldest, once there are a hundred more than are kept. What says
 * to be from later than `latest` counts as the oldest, so that nobody pushes out what others did.
 *
 * @param latest ISO 8601 date and time, UTC, that no honest clock is past
 */
export function activityToDrop(activity: readonly Activity[], latest: string): readonly string[] {
	if (activity.length <= mostActivity + slack) return [];
	return activity
		.map(({ id, at }) => ({ id, at: byTime(at, latest) > 0 ? '' : at }))
		.sort((a, b) => byTime(a.at, b.at) || (a.id < b.id ? -1 : 1))
		.slice(0, activity.length - mostActivity)
		.map(({ id }) => id);
}
