<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Duration</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A setting does not work</source>
        <translation>Eine Einstellung geht so nicht</translation>
    </message>
    <message>
        <source>A file is missing</source>
        <translation>Eine Datei fehlt</translation>
    </message>
    <message>
        <source>A file is damaged or of another kind</source>
        <translation>Eine Datei ist beschädigt oder von anderer Art</translation>
    </message>
    <message>
        <source>This model is not supported</source>
        <translation>Dieses Modell wird nicht unterstützt</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Platte ist voll</translation>
    </message>
    <message>
        <source>No permission to read or write</source>
        <translation>Keine Erlaubnis zum Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Lesen oder Schreiben schlug fehl</translation>
    </message>
    <message>
        <source>A fault in Seedbed</source>
        <translation>Ein Fehler in Seedbed</translation>
    </message>
</context>
<context>
    <name>JobAction</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Finish the pictures begun, then stop</source>
        <translation>Begonnene Bilder fertig machen, dann aufhören</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort aufhören</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>MadeWith</name>
    <message>
        <source>guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>without: %1</source>
        <translation>ohne: %1</translation>
    </message>
    <message>
        <source>model %1 %2</source>
        <translation>Modell %1 %2</translation>
    </message>
</context>
<context>
    <name>seedbed::ActionFinder</name>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
</context>
<context>
    <name>seedbed::EmptyGrid</name>
    <message>
        <source>One prompt, many seeds</source>
        <translation>Ein Prompt, viele Seeds</translation>
    </message>
    <message>
        <source>Each seed gives its own picture. They will stand here side by side and form before your eyes; point at a word of the prompt and every picture lights up where that word acts.</source>
        <translation>Jeder Seed ergibt sein eigenes Bild. Hier stehen sie nebeneinander und entstehen vor Ihren Augen; zeigen Sie auf ein Wort des Prompts, und jedes Bild leuchtet dort, wo dieses Wort wirkt.</translation>
    </message>
    <message>
        <source>Space: full size · Enter: use the seed · Ctrl + wheel: size of the cells</source>
        <translation>Leertaste: volle Größe · Eingabe: Seed nehmen · Strg + Rad: Größe der Zellen</translation>
    </message>
    <message numerus="yes">
        <source>Generate %n picture(s)</source>
        <translation>
            <numerusform>%n Bild erzeugen</numerusform>
            <numerusform>%n Bilder erzeugen</numerusform>
        </translation>
    </message>
    <message>
        <source>Name some seeds first</source>
        <translation>Erst Seeds angeben</translation>
    </message>
</context>
<context>
    <name>seedbed::HeaderBar</name>
    <message>
        <source>Find an action  Ctrl+Shift+P</source>
        <translation>Aktion suchen  Strg+Umschalt+P</translation>
    </message>
    <message>
        <source>Which model makes the pictures</source>
        <translation>Welches Modell die Bilder macht</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>%1 · %2 of weights</source>
        <translation>%1 · %2 Gewichte</translation>
    </message>
</context>
<context>
    <name>seedbed::InspectorPanel</name>
    <message>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Which layer of the model the maps come from</source>
        <translation>Aus welcher Schicht des Modells die Karten stammen</translation>
    </message>
    <message>
        <source>Which attention head</source>
        <translation>Welcher Attention-Kopf</translation>
    </message>
    <message>
        <source>Colours of the overlay</source>
        <translation>Farben der Überlagerung</translation>
    </message>
    <message>
        <source>How much of the overlay is seen</source>
        <translation>Wie deutlich die Überlagerung ist</translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation>Deckkraft der Überlagerung</translation>
    </message>
    <message>
        <source>Separate term</source>
        <translation>Separate-Term</translation>
    </message>
    <message>
        <source>Shared area (IoU)</source>
        <translation>Gemeinsame Fläche (IoU)</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>How overlap is measured.
Separate term: the largest product over sum of the maps (Separate-and-Enhance).
Shared area: where both exceed half of their maximum.
Cosine: of the maps as vectors.</source>
        <translation>Wie Überlappung gemessen wird.
Separate-Term: das größte Verhältnis von Produkt zu Summe der Karten (Separate-and-Enhance).
Gemeinsame Fläche: wo beide über der Hälfte ihres Höchstwerts liegen.
Kosinus: der Karten als Vektoren.</translation>
    </message>
    <message>
        <source>Overlap of the watched words</source>
        <translation>Überlappung der beobachteten Wörter</translation>
    </message>
    <message>
        <source>Overlap and activation over steps</source>
        <translation>Überlappung und Wirkung über die Schritte</translation>
    </message>
    <message>
        <source>Puts this seed into the prompt panel (Enter in the grid)</source>
        <translation>Trägt diesen Seed links ein (Eingabe im Raster)</translation>
    </message>
    <message>
        <source>Save picture as</source>
        <translation>Bild speichern unter</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Capture every layer and head for this seed</source>
        <translation>Alle Schichten und Köpfe für diesen Seed aufnehmen</translation>
    </message>
    <message>
        <source>Use seed</source>
        <translation>Seed nehmen</translation>
    </message>
    <message>
        <source>Copy seed</source>
        <translation>Seed kopieren</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>Bild speichern unter…</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>The mean over heads and over the layers nearest to 16 × 16</source>
        <translation>Das Mittel über die Köpfe und die Schichten nahe 16 × 16</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Alle Köpfe</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>Kopf %1</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Pick words above: their curves and overlap stand here.</source>
        <translation>Wählen Sie oben Wörter: ihre Kurven und ihre Überlappung stehen dann hier.</translation>
    </message>
    <message>
        <source>Pick a second word to see how far the two overlap.</source>
        <translation>Wählen Sie ein zweites Wort, um zu sehen, wie weit beide überlappen.</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>No picture chosen</source>
        <translation>Kein Bild gewählt</translation>
    </message>
    <message>
        <source>Waiting for its first step</source>
        <translation>Wartet auf den ersten Schritt</translation>
    </message>
    <message>
        <source>Choose a picture in the grid.
Its way from noise to picture will stand here, step by step, with the words laid over it.</source>
        <translation>Wählen Sie ein Bild im Raster.
Hier steht dann sein Weg vom Rauschen zum Bild, Schritt für Schritt, mit den Wörtern darüber.</translation>
    </message>
    <message>
        <source>This run kept the average only.</source>
        <translation>Dieser Lauf behielt nur das Mittel.</translation>
    </message>
    <message>
        <source>The steps of this picture were let go to save memory.</source>
        <translation>Die Schritte dieses Bildes wurden freigegeben, um Speicher zu sparen.</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Lays the mean of the maps from the first step to the slider&apos;s over the picture, instead of one step&apos;s; the table follows</source>
        <translation>Legt statt eines Schrittes das Mittel der Karten vom ersten bis zum gewählten Schritt über das Bild; die Tabelle folgt</translation>
    </message>
    <message>
        <source>Mean of the steps so far</source>
        <translation>Mittel der bisherigen Schritte</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
</context>
<context>
    <name>seedbed::JobsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message numerus="yes">
        <source>stopped, %n kept</source>
        <translation>
            <numerusform>angehalten, %n behalten</numerusform>
            <numerusform>angehalten, %n behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>seedbed::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Beendete entfernen</translation>
    </message>
</context>
<context>
    <name>seedbed::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown</source>
        <translation>Kopiert die gewählten Zeilen, sonst alle gezeigten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>seedbed::MainWindow</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>%1 is ready, loaded in %2</source>
        <translation>%1 ist bereit, geladen in %2</translation>
    </message>
    <message numerus="yes">
        <source>Put %n seed(s) into the prompt panel</source>
        <translation>
            <numerusform>%n Seed links eingetragen</numerusform>
            <numerusform>%n Seeds links eingetragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Name the seeds first.</source>
        <translation>Erst Seeds angeben.</translation>
    </message>
    <message>
        <source>Pictures and steps in memory: %1 of %2</source>
        <translation>Bilder und Schritte im Speicher: %1 von %2</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>Modellordner öffnen…</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>Bild speichern unter…</translation>
    </message>
    <message>
        <source>Keep all pictures on disk</source>
        <translation>Alle Bilder auf der Platte behalten</translation>
    </message>
    <message>
        <source>Folder for pictures…</source>
        <translation>Ordner für Bilder…</translation>
    </message>
    <message>
        <source>Show the folder for pictures</source>
        <translation>Ordner für Bilder zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Stop the running grid</source>
        <translation>Laufendes Raster anhalten</translation>
    </message>
    <message>
        <source>Draw random seeds</source>
        <translation>Zufällige Seeds ziehen</translation>
    </message>
    <message>
        <source>Take the next seeds</source>
        <translation>Die nächsten Seeds nehmen</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>Zum Prompt</translation>
    </message>
    <message>
        <source>Go to the seeds</source>
        <translation>Zu den Seeds</translation>
    </message>
    <message>
        <source>Go to the grid</source>
        <translation>Zum Raster</translation>
    </message>
    <message>
        <source>Pause the chosen job</source>
        <translation>Gewählten Auftrag anhalten</translation>
    </message>
    <message>
        <source>Let the chosen job go on</source>
        <translation>Gewählten Auftrag fortsetzen</translation>
    </message>
    <message>
        <source>Finish the chosen job&apos;s pictures, then stop it</source>
        <translation>Bilder des gewählten Auftrags fertig machen, dann aufhören</translation>
    </message>
    <message>
        <source>Stop the chosen job now</source>
        <translation>Gewählten Auftrag sofort beenden</translation>
    </message>
    <message>
        <source>Run the chosen job again</source>
        <translation>Gewählten Auftrag noch einmal ausführen</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>Beendete Aufträge entfernen</translation>
    </message>
    <message>
        <source>G&amp;rid</source>
        <translation>&amp;Raster</translation>
    </message>
    <message>
        <source>Use the selected seeds</source>
        <translation>Gewählte Seeds nehmen</translation>
    </message>
    <message>
        <source>Copy the selected seeds</source>
        <translation>Gewählte Seeds kopieren</translation>
    </message>
    <message>
        <source>Show at full size</source>
        <translation>In voller Größe zeigen</translation>
    </message>
    <message>
        <source>Keep watched words lit</source>
        <translation>Beobachtete Wörter leuchten lassen</translation>
    </message>
    <message>
        <source>Watch no words</source>
        <translation>Keine Wörter beobachten</translation>
    </message>
    <message>
        <source>Fit all cells</source>
        <translation>Alle Zellen einpassen</translation>
    </message>
    <message>
        <source>Larger cells</source>
        <translation>Größere Zellen</translation>
    </message>
    <message>
        <source>Smaller cells</source>
        <translation>Kleinere Zellen</translation>
    </message>
    <message>
        <source>Order as listed</source>
        <translation>Ordnen wie angegeben</translation>
    </message>
    <message>
        <source>Order by seed</source>
        <translation>Ordnen nach Seed</translation>
    </message>
    <message>
        <source>Order by arrival</source>
        <translation>Ordnen nach Eintreffen</translation>
    </message>
    <message>
        <source>Order by overlap, least first</source>
        <translation>Ordnen nach Überlappung, geringste zuerst</translation>
    </message>
    <message>
        <source>Order by overlap, most first</source>
        <translation>Ordnen nach Überlappung, größte zuerst</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Betrachten</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>Einen Schritt weiter</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>Erster Schritt</translation>
    </message>
    <message>
        <source>Final picture</source>
        <translation>Fertiges Bild</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>Schritte abspielen</translation>
    </message>
    <message>
        <source>Mean of the steps so far</source>
        <translation>Mittel der bisherigen Schritte</translation>
    </message>
    <message>
        <source>Use this seed</source>
        <translation>Diesen Seed nehmen</translation>
    </message>
    <message>
        <source>Copy this seed</source>
        <translation>Diesen Seed kopieren</translation>
    </message>
    <message>
        <source>Capture every layer and head for this seed</source>
        <translation>Alle Schichten und Köpfe für diesen Seed aufnehmen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Aktion suchen…</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Tabletop (comes with Seedbed)</source>
        <translation>Tabletop (gehört zu Seedbed)</translation>
    </message>
    <message>
        <source>Open a model folder (diffusers layout)</source>
        <translation>Modellordner öffnen (Aufbau von diffusers)</translation>
    </message>
    <message>
        <source>Where pictures are kept</source>
        <translation>Wo Bilder aufbewahrt werden</translation>
    </message>
    <message>
        <source>The pictures are in %1</source>
        <translation>Die Bilder sind in %1</translation>
    </message>
</context>
<context>
    <name>seedbed::OverlapChart</name>
    <message>
        <source>Overlap and activation over steps</source>
        <translation>Überlappung und Wirkung über die Schritte</translation>
    </message>
</context>
<context>
    <name>seedbed::OverlapTableModel</name>
    <message>
        <source>How strongly “%1” acts anywhere: 1 − the Enhance term</source>
        <translation>Wie stark „%1“ irgendwo wirkt: 1 − Enhance-Term</translation>
    </message>
    <message>
        <source>How far “%1” and “%2” act in the same place</source>
        <translation>Wie weit „%1“ und „%2“ an derselben Stelle wirken</translation>
    </message>
</context>
<context>
    <name>seedbed::PictureViewer</name>
    <message>
        <source>Arrows: next picture · wheel: zoom · drag: move · Enter: use seed · Esc: back</source>
        <translation>Pfeile: nächstes Bild · Rad: Zoom · Ziehen: verschieben · Eingabe: Seed nehmen · Esc: zurück</translation>
    </message>
</context>
<context>
    <name>seedbed::PromptPanel</name>
    <message>
        <source>Start, end, padding</source>
        <translation>Anfang, Ende, Füllung</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>What should be in the picture?</source>
        <translation>Was soll im Bild sein?</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Makes a picture for each seed (Ctrl+Enter)</source>
        <translation>Macht für jeden Seed ein Bild (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Stops the running grid now; finished pictures stay (Ctrl+.)</source>
        <translation>Hält das laufende Raster sofort an; fertige Bilder bleiben (Strg+.)</translation>
    </message>
    <message>
        <source>Also offers the positions that every prompt has</source>
        <translation>Bietet auch die Stellen an, die jeder Prompt hat</translation>
    </message>
    <message>
        <source>Watch words</source>
        <translation>Wörter beobachten</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht erwünscht</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>%1 of %2 tokens: the end is cut off.</source>
        <translation>%1 von %2 Token: das Ende fällt weg.</translation>
    </message>
    <message>
        <source>Words and tokens appear once the model is loaded.</source>
        <translation>Wörter und Token erscheinen, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <source>No prompt: the pictures will show whatever the model likes.</source>
        <translation>Kein Prompt: die Bilder zeigen, was dem Modell gefällt.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Token</translation>
    </message>
    <message>
        <source>%1. Without effect: %2</source>
        <translation>%1. Ohne Wirkung: %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1 …”</source>
        <translation>„%1 …“</translation>
    </message>
    <message>
        <source>Generate %1</source>
        <translation>%1 erzeugen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Name the seeds first.</source>
        <translation>Erst Seeds angeben.</translation>
    </message>
    <message>
        <source>About %1.</source>
        <translation>Etwa %1.</translation>
    </message>
    <message>
        <source>The first run measures how long this machine takes.</source>
        <translation>Der erste Lauf misst, wie lange dieser Rechner braucht.</translation>
    </message>
    <message>
        <source>%1 Pictures are kept in memory only.</source>
        <translation>%1 Bilder bleiben nur im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>%1 Pictures are saved to %2.</source>
        <translation>%1 Bilder werden in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Prompts used before, and examples that suit the model</source>
        <translation>Frühere Prompts und Beispiele, die zum Modell passen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context>
<context>
    <name>seedbed::RunSettingsForm</name>
    <message>
        <source>CPU (mt19937)</source>
        <translation>CPU (mt19937)</translation>
    </message>
    <message>
        <source>NVIDIA (Philox)</source>
        <translation>NVIDIA (Philox)</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Seeds at once</source>
        <translation>Seeds zugleich</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>How strongly the prompt is followed (classifier-free guidance). 1: without.</source>
        <translation>Wie streng dem Prompt gefolgt wird (classifier-free guidance). 1: ohne.</translation>
    </message>
    <message>
        <source>Which noise levels the steps visit</source>
        <translation>Welche Rauschstärken die Schritte durchlaufen</translation>
    </message>
    <message>
        <source>Seeds denoised together (batch). Larger is faster and takes more memory;
1 gives exactly the same bytes whatever else runs.</source>
        <translation>Zusammen entrauschte Seeds (Batch). Mehr ist schneller und braucht mehr Speicher;
1 ergibt immer genau dieselben Bytes.</translation>
    </message>
    <message>
        <source>Where a seed&apos;s noise comes from.
CPU: as diffusers and ComfyUI draw it. Only the low 32 bits of a seed count: 5 and 4294967301 are the same.
NVIDIA: as AUTOMATIC1111 draws it on a GPU, needs none. All 64 bits count.</source>
        <translation>Woher das Rauschen eines Seeds kommt.
CPU: wie diffusers und ComfyUI es ziehen. Nur die unteren 32 Bit eines Seeds zählen: 5 und 4294967301 sind dasselbe.
NVIDIA: wie AUTOMATIC1111 es auf einer GPU zieht, braucht aber keine. Alle 64 Bit zählen.</translation>
    </message>
    <message>
        <source>Pixels, in steps of 8</source>
        <translation>Pixel, in Schritten von 8</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedCellDelegate</name>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedField</name>
    <message>
        <source>0, 7, 100-131</source>
        <translation>0, 7, 100-131</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Seeds and ranges, separated by commas: 0, 7, 100-131.
Any whole number below 2^64.</source>
        <translation>Seeds und Bereiche, mit Komma getrennt: 0, 7, 100-131.
Jede ganze Zahl unter 2^64.</translation>
    </message>
    <message>
        <source>How many seeds to draw or to take next</source>
        <translation>Wie viele Seeds gezogen oder als nächste genommen werden</translation>
    </message>
    <message>
        <source>Draws new seeds now, so that they are known before the run (Ctrl+R)</source>
        <translation>Zieht jetzt neue Seeds, damit sie vor dem Lauf feststehen (Strg+R)</translation>
    </message>
    <message>
        <source>Goes on after the highest seed of the list (Ctrl+N)</source>
        <translation>Fährt nach dem höchsten Seed der Liste fort (Strg+N)</translation>
    </message>
    <message>
        <source>Random %1</source>
        <translation>Zufällig %1</translation>
    </message>
    <message>
        <source>Next %1</source>
        <translation>Nächste %1</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) above 4294967295: CPU noise uses only the low 32 bits.</source>
        <translation>
            <numerusform>%n Seed über 4294967295: CPU-Rauschen nutzt nur die unteren 32 Bit.</numerusform>
            <numerusform>%n Seeds über 4294967295: CPU-Rauschen nutzt nur die unteren 32 Bit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedGridModel</name>
    <message>
        <source>Seed %1 · waiting</source>
        <translation>Seed %1 · wartet</translation>
    </message>
    <message>
        <source>Seed %1 · %2 % denoised</source>
        <translation>Seed %1 · zu %2 % entrauscht</translation>
    </message>
    <message>
        <source>Seed %1 · stopped before it was done</source>
        <translation>Seed %1 · vor dem Ende angehalten</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>%1 · overlap of the watched words %2</source>
        <translation>%1 · Überlappung der beobachteten Wörter %2</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedGridPanel</name>
    <message>
        <source>Seed grid</source>
        <translation>Seed-Raster</translation>
    </message>
    <message>
        <source>Which run the grid shows</source>
        <translation>Welchen Lauf das Raster zeigt</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>Overlap: the Separate term of the watched words, at the newest step</source>
        <translation>Überlappung: der Separate-Term der beobachteten Wörter beim neuesten Schritt</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie angegeben</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>Nach Seed</translation>
    </message>
    <message>
        <source>By arrival</source>
        <translation>Nach Eintreffen</translation>
    </message>
    <message>
        <source>Least overlap first</source>
        <translation>Geringste Überlappung zuerst</translation>
    </message>
    <message>
        <source>Most overlap first</source>
        <translation>Größte Überlappung zuerst</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Keep the watched words lit in every cell (O)</source>
        <translation>Lässt die beobachteten Wörter in jeder Zelle leuchten (O)</translation>
    </message>
    <message>
        <source>Size of the cells (Ctrl + wheel)</source>
        <translation>Größe der Zellen (Strg + Rad)</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>Größe der Zellen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>As large as lets all cells fit (Ctrl+0)</source>
        <translation>So groß, dass alle Zellen Platz haben (Strg+0)</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>(kein Prompt)</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n seed(s)</source>
        <translation>
            <numerusform>%1 · %n Seed</numerusform>
            <numerusform>%1 · %n Seeds</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>Seed %1 · %2</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message numerus="yes">
        <source>Use %n seed(s)</source>
        <translation>
            <numerusform>%n Seed nehmen</numerusform>
            <numerusform>%n Seeds nehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n seed(s)</source>
        <translation>
            <numerusform>%n Seed kopieren</numerusform>
            <numerusform>%n Seeds kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Show at full size</source>
        <translation>In voller Größe zeigen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>In seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Capture every layer and head for this seed</source>
        <translation>Alle Schichten und Köpfe für diesen Seed aufnehmen</translation>
    </message>
    <message>
        <source>Runs this seed once more and keeps each layer&apos;s and head&apos;s attention</source>
        <translation>Rechnet diesen Seed noch einmal und behält die Attention jeder Schicht und jedes Kopfes</translation>
    </message>
</context>
<context>
    <name>seedbed::TimeBar</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Moves through the steps: preview and maps together (, and .)</source>
        <translation>Geht durch die Schritte: Vorschau und Karten zusammen (, und .)</translation>
    </message>
    <message>
        <source>Plays the steps from noise to picture (P)</source>
        <translation>Spielt die Schritte vom Rauschen zum Bild ab (P)</translation>
    </message>
    <message>
        <source>preview and maps move together</source>
        <translation>Vorschau und Karten zusammen</translation>
    </message>
    <message>
        <source>final picture</source>
        <translation>fertiges Bild</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>seedbed::WordChip</name>
    <message>
        <source>Watch the word %1</source>
        <translation>Das Wort %1 beobachten</translation>
    </message>
    <message>
        <source>Point at it: every picture lights up where this word acts.
Click: watch it.</source>
        <translation>Zeigen: jedes Bild leuchtet, wo dieses Wort wirkt.
Klicken: beobachten.</translation>
    </message>
    <message>
        <source>A position that every prompt has. Its map often holds what no word claims.</source>
        <translation>Eine Stelle, die jeder Prompt hat. Ihre Karte hält oft, was kein Wort beansprucht.</translation>
    </message>
</context>
</TS>
