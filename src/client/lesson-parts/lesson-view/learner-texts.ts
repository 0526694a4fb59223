import type { UseTranslationResponse } from 'react-i18next';

/** The texts of a learner's screens, handed in so that a step can also be drawn where no React hook runs. */
export type LearnerTexts = UseTranslationResponse<['learner', 'ui'], undefined>['t'];
