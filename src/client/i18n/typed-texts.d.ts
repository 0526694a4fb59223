import type departure from './ja/departure.json';
import type card from './ja/card.json';
import type install from './ja/install.json';
import type learner from './ja/learner.json';
import type rescue from './ja/rescue.json';
import type scanning from './ja/scanning.json';
import type roll from './ja/roll.json';
import type practice from './ja/practice.json';
import type staff from './ja/staff.json';
import type teach from './ja/teach.json';
import type sharing from './ja/sharing.json';
import type training from './ja/training.json';
import type ui from './ja/ui.json';
import type volunteer from './ja/volunteer.json';

/** A key that is not in the Japanese texts does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: {
      ui: typeof ui;
      card: typeof card;
      install: typeof install;
      learner: typeof learner;
      teach: typeof teach;
      practice: typeof practice;
      sharing: typeof sharing;
      training: typeof training;
      volunteer: typeof volunteer;
      rescue: typeof rescue;
      scanning: typeof scanning;
      departure: typeof departure;
      roll: typeof roll;
      staff: typeof staff;
    };
  }
}
