import type { MessageFile } from '../build-message.ts';
import { type Canvas, type Colour, canvas } from './png.ts';

/** What a picture taken with a telephone shows, as far as sixteen colours go. */
export type Scene = 'cold store' | 'cable' | 'counter' | 'greenhouse' | 'mountain' | 'pipes' | 'penguins';

const WIDTH = 320;
const HEIGHT = 220;

/** How many of the palette's first colours are shades of the background, dark to light. */
const SHADES = 8;

interface SceneDrawing {
  /** The darkest and the lightest of the background. */
  readonly from: Colour;
  readonly to: Colour;
  /** Up to eight more colours, numbered from `SHADES`. */
  readonly colours: readonly Colour[];
  /** Brightness of the background at a place, 0 to 1. */
  light(x: number, y: number): number;
  draw(picture: Canvas): void;
}

/** Shown inside the mail where it has a `contentId`, else attached. */
export function photo(name: string, scene: Scene, contentId?: string): MessageFile {
  const { from, to, colours, light, draw } = SCENES[scene];
  const shades = Array.from({ length: SHADES }, (_, step) => between(from, to, step / (SHADES - 1)));
  const picture = canvas(WIDTH, HEIGHT, [...shades, ...colours]);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) picture.dot(x, y, dithered(light(x, y), x, y));
  }
  draw(picture);
  return { name, type: 'image/png', content: picture.png(), ...(contentId === undefined ? {} : { contentId }) };
}

/** Bayer's matrix: spreads what lies between two shades so that no steps show. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

function dithered(value: number, x: number, y: number): number {
  const threshold = ((BAYER[(y % 4) * 4 + (x % 4)] ?? 0) + 0.5) / 16;
  return Math.max(0, Math.min(SHADES - 1, Math.floor(value * (SHADES - 1) + threshold)));
}

function between(from: Colour, to: Colour, share: number): Colour {
  const mix = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [mix(0), mix(1), mix(2)];
}

const SCENES: Readonly<Record<Scene, SceneDrawing>> = {
  'cold store': {
    from: [120, 138, 156],
    to: [224, 234, 242],
    colours: [
      [246, 248, 250],
      [40, 46, 58],
      [150, 118, 84],
      [52, 150, 96],
      [168, 182, 198],
      [196, 164, 124],
    ],
    light: (x, y) => 1 - (x * 0.5 + y) / 420,
    draw(picture) {
      for (const shelf of [70, 140, 204]) {
        picture.box(0, shelf, WIDTH, 6, 12);
        for (let left = 8; left < WIDTH; left += 46) {
          const height = 26 + ((left * 7 + shelf) % 22);
          if ((left + shelf) % 5 === 0) continue;
          const cardboard = (left + shelf) % 3 === 0;
          picture.box(left, shelf - height, 38, height, cardboard ? 10 : 13);
          picture.box(left + 16, shelf - height, 6, height, cardboard ? 13 : 10);
        }
      }
      logger(picture, 206, 40);
    },
  },
  cable: {
    from: [42, 46, 54],
    to: [116, 120, 126],
    colours: [
      [246, 248, 250],
      [24, 26, 30],
      [70, 74, 82],
      [206, 120, 48],
    ],
    light: (x, y) => 1 - Math.hypot(x - 130, y - 90) / 260,
    draw(picture) {
      for (let x = 0; x < WIDTH; x++) {
        const y = 118 + 44 * Math.sin(x / 52);
        picture.box(x, Math.round(y) - 12, 1, 24, 9);
        picture.box(x, Math.round(y) - 8, 1, 4, 10);
      }
      // The crack, and the copper in it.
      for (let x = 150; x < 172; x++) {
        picture.box(x, Math.round(118 + 44 * Math.sin(x / 52)) - 12, 1, 10 + ((x * 7) % 6), x % 5 === 0 ? 9 : 11);
      }
    },
  },
  counter: {
    from: [150, 110, 78],
    to: [250, 232, 204],
    colours: [
      [252, 252, 250],
      [88, 56, 36],
      [168, 196, 104],
      [230, 150, 160],
      [246, 226, 160],
      [120, 84, 60],
      [206, 216, 224],
    ],
    light: (_x, y) => 1 - y / 260,
    draw(picture) {
      picture.box(0, 128, WIDTH, 92, 13);
      picture.box(0, 124, WIDTH, 6, 8);
      for (let tub = 0; tub < 6; tub++) {
        const x = 12 + tub * 52;
        picture.box(x, 138, 44, 50, 14);
        picture.disc(x + 22, 146, 20, [10, 11, 12, 9, 10, 8][tub] ?? 8);
        picture.disc(x + 17, 141, 6, 8);
      }
      for (let lamp = 40; lamp < WIDTH; lamp += 80) {
        picture.box(lamp, 0, 2, 34, 9);
        picture.disc(lamp + 1, 42, 10, 12);
      }
    },
  },
  greenhouse: {
    from: [150, 190, 214],
    to: [238, 246, 250],
    colours: [
      [250, 252, 252],
      [92, 76, 60],
      [72, 140, 70],
      [110, 176, 92],
      [200, 212, 218],
      [214, 84, 60],
    ],
    light: (_x, y) => y / 200,
    draw(picture) {
      picture.box(0, 150, WIDTH, 70, 9);
      for (const radius of [108, 84, 60]) arch(picture, 160, 152, radius, 12);
      for (let row = 0; row < 3; row++) {
        for (let x = 20; x < WIDTH - 10; x += 26) {
          picture.disc(x + row * 8, 160 + row * 20, 9, (x + row) % 2 === 0 ? 10 : 11);
          if ((x * 3 + row) % 7 === 0) picture.disc(x + row * 8 + 3, 157 + row * 20, 3, 13);
        }
      }
    },
  },
  mountain: {
    from: [92, 140, 204],
    to: [232, 242, 252],
    colours: [
      [250, 252, 254],
      [84, 96, 118],
      [120, 134, 156],
      [60, 66, 80],
      [52, 150, 96],
      [40, 46, 58],
    ],
    light: (_x, y) => y / 190,
    draw(picture) {
      peak(picture, 232, 48, 150, 10);
      peak(picture, 92, 74, 130, 9);
      for (let x = 0; x < WIDTH; x++) {
        const ground = 180 + Math.round(6 * Math.sin(x / 17) + 4 * Math.sin(x / 5));
        picture.box(x, ground, 1, HEIGHT - ground, 8);
      }
      logger(picture, 140, 118);
    },
  },
  pipes: {
    from: [120, 124, 130],
    to: [222, 226, 230],
    colours: [
      [248, 250, 252],
      [70, 76, 84],
      [168, 176, 186],
      [196, 160, 60],
      [236, 240, 244],
    ],
    light: (x) => 0.5 + 0.5 * Math.sin(x / 48),
    draw(picture) {
      picture.box(0, 84, WIDTH, 44, 10);
      picture.box(0, 88, WIDTH, 6, 12);
      for (let left = 30; left < WIDTH; left += 96) {
        picture.box(left, 72, 16, 68, 9);
        picture.box(left + 4, 72, 4, 68, 10);
      }
      picture.disc(206, 106, 34, 9);
      picture.disc(206, 106, 26, 8);
      picture.line(206, 106, 222, 90, 11);
    },
  },
  penguins: {
    from: [38, 88, 132],
    to: [216, 232, 240],
    colours: [
      [250, 250, 246],
      [28, 34, 44],
      [246, 206, 120],
      [96, 140, 172],
    ],
    light: (x, y) => (y < 96 ? 0.55 + y / 220 : 0.7 - (y - 96) / 190 + 0.06 * Math.sin(y * 0.9 + x / 14)),
    draw(picture) {
      picture.disc(66, 52, 20, 10);
      for (const [x, size] of [
        [150, 1],
        [206, 1.3],
        [262, 1.1],
      ] as const) {
        const height = Math.round(52 * size);
        picture.disc(x, 168 - height, Math.round(11 * size), 9);
        picture.box(x - Math.round(14 * size), 168 - height, Math.round(28 * size), height, 9);
        picture.disc(x, 150, Math.round(11 * size), 8);
        picture.box(x - 3, 166 - height, 8, 4, 10);
      }
      for (let x = 0; x < WIDTH; x++) picture.box(x, 176 + Math.round(3 * Math.sin(x / 9)), 1, 3, 11);
    },
  },
};

/** The logger itself, on whatever wall. */
function logger(picture: Canvas, x: number, y: number): void {
  picture.box(x, y, 52, 74, 9);
  picture.box(x + 3, y + 3, 46, 68, 8);
  picture.box(x + 9, y + 10, 34, 22, 9);
  picture.disc(x + 26, y + 54, 7, 11);
}

function arch(picture: Canvas, x: number, y: number, radius: number, colour: number): void {
  for (let angle = 0; angle <= Math.PI; angle += 0.004) {
    picture.box(Math.round(x + Math.cos(angle) * radius * 1.4), Math.round(y - Math.sin(angle) * radius), 2, 3, colour);
  }
}

function peak(picture: Canvas, x: number, top: number, slope: number, colour: number): void {
  for (let y = top; y < HEIGHT; y++) {
    const half = ((y - top) * slope) / 150;
    const edge = 5 * Math.sin(y / 4);
    picture.box(Math.round(x - half + edge), y, Math.round(half * 2), 1, colour);
    if (y < top + 34 - ((y * 5) % 9)) picture.box(Math.round(x - half + edge), y, Math.round(half * 1.5), 1, 8);
  }
}
