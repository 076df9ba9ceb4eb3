import { rgbOf } from "../../look/palette.ts";
import type { View } from "../geometry/mercator.ts";
import { toRelative } from "../geometry/mercator.ts";
import { type FlatPolygon, triangulate } from "../geometry/polygons.ts";
import { createProgram, type Drawable, type Program, startProgram } from "./program.ts";
import { READ_STYLE, StyleTexture } from "./style-texture.ts";

/** Diagonal stripes over a fill: CSS pixels apart and thick, rising to the right or falling. */
export interface Hatch {
  colour: string;
  /** 0..1 */
  opacity: number;
  spacing: number;
  thickness: number;
  falling?: boolean;
}

/** How one area is filled. Opacity 0..1. */
export interface FillStyle {
  colour: string;
  opacity: number;
  hatch?: Hatch | undefined;
}

const VERTEX = `
${READ_STYLE}
layout(location = 0) in vec3 a_at;
flat out vec4 v_fill;
flat out vec4 v_hatch;
flat out vec4 v_stripe;
void main() {
  v_fill = style(a_at.z, 0);
  v_hatch = style(a_at.z, 1);
  v_stripe = style(a_at.z, 2) * 255.0;
  gl_Position = onScreen(pixel(a_at.xy));
}
`;

// The stripes are fixed to the map, not to the screen: they do not crawl while panning.
const FRAGMENT = `
uniform vec2 u_anchor;
uniform float u_ratio;
flat in vec4 v_fill;
flat in vec4 v_hatch;
flat in vec4 v_stripe;
void main() {
  vec4 paint = vec4(v_fill.rgb * v_fill.a, v_fill.a);
  if (v_hatch.a > 0.0) {
    vec2 at = gl_FragCoord.xy - u_anchor;
    float across = (v_stripe.z > 0.5 ? at.x + at.y : at.x - at.y) * 0.70710678 / u_ratio;
    float away = abs(mod(across, v_stripe.x) - v_stripe.x * 0.5);
    float cover = clamp((v_stripe.y / 16.0 * 0.5 - away) * u_ratio + 0.5, 0.0, 1.0) * v_hatch.a;
    paint = vec4(v_hatch.rgb * cover, cover) + paint * (1.0 - cover);
  }
  colour = paint;
}
`;

/** Many areas as one draw call: triangulated once, coloured and hatched by style. */
export class FillLayer implements Drawable {
  private program: Program | null = null;
  private vao: WebGLVertexArrayObject | null = null;
  private vertexBuffer: WebGLBuffer | null = null;
  private indexBuffer: WebGLBuffer | null = null;
  private readonly styles = new StyleTexture();
  private vertices = new Float32Array();
  private indices = new Uint32Array();
  private dirty = true;

  /** Area `i` of the list wears style `i`. */
  setShapes(areas: readonly FlatPolygon[][]): void {
    const vertices: number[] = [];
    const indices: number[] = [];
    for (const [area, polygons] of areas.entries()) {
      for (const polygon of polygons) {
        const first = vertices.length / 3;
        const { positions, indices: triangles } = triangulate(polygon);
        for (let i = 0; i < positions.length; i += 2) vertices.push(positions[i] ?? 0, positions[i + 1] ?? 0, area);
        for (const index of triangles) indices.push(index + first);
      }
    }
    this.vertices = Float32Array.from(vertices);
    this.indices = Uint32Array.from(indices);
    this.styles.resize(areas.length);
    this.dirty = true;
  }

  setStyle(index: number, { colour, opacity, hatch }: FillStyle): void {
    this.styles.set(index, [
      ...rgbOf(colour),
      opacity * 255,
      ...(hatch ? [...rgbOf(hatch.colour), hatch.opacity * 255] : [0, 0, 0, 0]),
      hatch?.spacing ?? 1,
      (hatch?.thickness ?? 0) * 16,
      hatch?.falling ? 1 : 0,
      0,
    ]);
  }

  attach(gl: WebGL2RenderingContext): void {
    this.program = createProgram(gl, VERTEX, FRAGMENT, ["a_at"]);
    this.styles.attach(gl);
    this.vao = gl.createVertexArray();
    this.vertexBuffer = gl.createBuffer();
    this.indexBuffer = gl.createBuffer();
    gl.bindVertexArray(this.vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.vertexBuffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 12, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indexBuffer);
    gl.bindVertexArray(null);
    this.dirty = true;
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.program) return;
    gl.bindVertexArray(this.vao);
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.vertexBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.vertices, gl.STATIC_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, this.indices, gl.STATIC_DRAW);
      this.dirty = false;
    }
    if (this.indices.length > 0) {
      startProgram(gl, this.program, view);
      this.styles.bind(gl);
      const scale = view.scale * view.pixelRatio;
      const origin = toRelative(105, 22.75);
      gl.uniform2f(
        this.program.uniform("u_anchor"),
        (origin.x - view.centre.x) * scale + (view.width * view.pixelRatio) / 2,
        (view.centre.y - origin.y) * scale + (view.height * view.pixelRatio) / 2,
      );
      gl.uniform1f(this.program.uniform("u_ratio"), view.pixelRatio);
      gl.drawElements(gl.TRIANGLES, this.indices.length, gl.UNSIGNED_INT, 0);
    }
    gl.bindVertexArray(null);
  }
}
