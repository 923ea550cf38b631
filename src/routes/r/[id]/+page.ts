import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';

/** A roadmap opens on its timeline. */
export function load({ params }: { params: { id: string } }): never {
	redirect(307, resolve('/r/[id]/timeline', { id: encodeURIComponent(params.id) }));
}
