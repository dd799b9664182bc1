import { describe, expect, it } from 'vitest';
import { mergeFields, renderFields, unfilledFields } from './merge-fields.ts';

const values = { 'contact.first_name': 'Łukasz', 'deal.title': 'R&D <Phase 2>', 'organization.name': '' };

describe('fields of a template', () => {
  it.each([
    ['<p>Hello {{contact.first_name}},</p>', '<p>Hello Łukasz,</p>', []],
    ['<p>{{ Deal.Title }}</p>', '<p>R&amp;D &lt;Phase 2&gt;</p>', []],
    ['<a title="{{deal.title}}">x</a>', '<a title="R&amp;D &lt;Phase 2&gt;">x</a>', []],
    ['Dear {{contact.title|friend}}', 'Dear friend', []],
    ['Dear {{contact.title | "dear &amp; valued"}}', 'Dear dear &amp; valued', []],
    ['Dear {{contact.title|}}!', 'Dear !', []],
    ['{{contact.first_name|there}}', 'Łukasz', []],
    [
      'at {{organization.name}} and {{organization.name}}',
      'at <span data-missing-field="organization.name">{{organization.name}}</span> and <span data-missing-field="organization.name">{{organization.name}}</span>',
      ['organization.name'],
    ],
    ['<a href="{{lead.title}}">x</a>', '<a href="{{lead.title}}">x</a>', ['lead.title']],
    ['{{nonsense}} {{ }} {single.brace} {{a.b', '{{nonsense}} {{ }} {single.brace} {{a.b', []],
    ['{{&nbsp;contact.first_name&nbsp;}}', 'Łukasz', []],
  ])('CMP-4: in HTML %j', (template, text, missing) => {
    expect(renderFields(template, values, 'html')).toEqual({ text, missing });
  });

  it('CMP-4: in a subject nothing is escaped, and nothing begins a new line', () => {
    const rendered = renderFields('{{deal.title}}: {{x.y}}', { 'deal.title': 'R&D\r\nBcc: all@x.example' }, 'text');
    expect(rendered).toEqual({ text: 'R&D Bcc: all@x.example: {{x.y}}', missing: ['x.y'] });
  });

  it('CMP-4: a value that looks like a field is not filled again', () => {
    const text = renderFields(
      '{{a.b}}',
      { 'a.b': '{{contact.email}}', 'contact.email': 'secret@x.example' },
      'html',
    ).text;
    expect(text).toBe('{{contact.email}}');
  });

  it('CMP-4: a fallback brings no markup in', () => {
    expect(renderFields('{{a.b|<script>}}', {}, 'html').text).toBe('&lt;script>');
  });

  it('D24: what stands unfilled is found, marked or not', () => {
    expect(unfilledFields('<span data-missing-field="a.b">{{a.b}}</span> {{ A.B }} {{c.d|x}}')).toEqual(['a.b', 'c.d']);
  });
});

describe('what a person is offered', () => {
  it.each(mergeFields)('CMP-4: {{%s}} is a field', (name) => {
    expect(unfilledFields(`Hi {{ ${name} }}!`)).toEqual([name]);
  });
});
