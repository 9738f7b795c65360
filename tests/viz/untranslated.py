"""Fails when a text of the console has no Chinese, or the Chinese of a text that is gone was kept.

Use: untranslated.py LUPDATE SOURCE_DIR"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree


def findings(texts):
    for context in ElementTree.parse(texts).iter('context'):
        name = context.findtext('name')
        for message in context.iter('message'):
            translation = message.find('translation')
            kind = translation.get('type')
            source = message.findtext('source')
            if kind in ('vanished', 'obsolete'):
                yield f'{name}: "{source}" is no longer in the code'
            elif kind == 'unfinished' or not (translation.text or '').strip():
                yield f'{name}: "{source}" has no Chinese'


def main():
    lupdate, root = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        texts = shutil.copy(root / 'viz/i18n/console_zh.ts', folder)
        subprocess.run([lupdate, '-silent', '-I', root, root / 'viz', '-ts', texts], check=True)
        found = list(findings(texts))
    print('\n'.join(found) or 'every text has its Chinese')
    return bool(found)


if __name__ == '__main__':
    sys.exit(main())
