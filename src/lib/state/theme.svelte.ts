export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Also read by static/theme.js, before the first paint. */
const storageKey = 'longroad-theme';

function isThemeChoice(value: unknown): value is ThemeChoice {
	return themeChoices.some((choice) => choice === value);
}

/** Light, dark, or as the system says: chosen on this device, kept in local storage as it is needed at once. */
class Theme {
	#choice: ThemeChoice = $state(readChoice());

	get choice(): ThemeChoice {
		return this.#choice;
	}

	/** Shows the page so from now on, here and at the next start where storage allows it. */
	choose(choice: ThemeChoice): void {
		this.#choice = choice;
		const root = document.documentElement;
		if (choice === 'system') delete root.dataset.theme;
		else root.dataset.theme = choice;
		try {
			if (choice === 'system') localStorage.removeItem(storageKey);
			else localStorage.setItem(storageKey, choice);
		} catch {
			// Storage is closed to us: the choice holds until the page is left.
		}
	}
}

function readChoice(): ThemeChoice {
	try {
		const kept = localStorage.getItem(storageKey);
		return isThemeChoice(kept) ? kept : 'system';
	} catch {
		return 'system';
	}
}

export const theme = new Theme();
