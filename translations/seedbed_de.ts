<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AverageText</name>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message numerus="yes">
        <source>The mean over heads and over %n layer(s) of %1</source>
        <translation>
            <numerusform>Das Mittel über die Köpfe und über %n Schicht von %1</numerusform>
            <numerusform>Das Mittel über die Köpfe und über %n Schichten von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The mean over heads and over %n layer(s) of %1, the nearest to 16 × 16 that there is at this size</source>
        <translation>
            <numerusform>Das Mittel über die Köpfe und über %n Schicht von %1, was bei dieser Größe 16 × 16 am nächsten kommt</numerusform>
            <numerusform>Das Mittel über die Köpfe und über %n Schichten von %1, was bei dieser Größe 16 × 16 am nächsten kommt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AxisName</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Prompt: search, replace</source>
        <translation>Prompt: suchen, ersetzen</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht erwünscht</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
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
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Variation strength</source>
        <translation>Stärke der Variation</translation>
    </message>
</context>
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
    <name>GridCell</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>entsteht</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>from the library</source>
        <translation>aus der Bibliothek</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
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
    <name>JobText</name>
    <message>
        <source>(empty prompt)</source>
        <translation>(leerer Prompt)</translation>
    </message>
    <message>
        <source>Grid: %1</source>
        <translation>Raster: %1</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>%1 laden</translation>
    </message>
    <message>
        <source>Matrix: %1</source>
        <translation>Matrix: %1</translation>
    </message>
    <message>
        <source>Check of the noise</source>
        <translation>Prüfung des Rauschens</translation>
    </message>
    <message>
        <source>Look for models</source>
        <translation>Nach Modellen suchen</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>Modell entladen</translation>
    </message>
    <message>
        <source>Reproduce: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
</context>
<context>
    <name>Judgement</name>
    <message>
        <source>pick</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
</context>
<context>
    <name>LayerName</name>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
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
    <name>ReproduceVerdict</name>
    <message>
        <source>The same</source>
        <translation>Dasselbe</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Ein anderes Bild</translation>
    </message>
</context>
<context>
    <name>StoredJson</name>
    <message>
        <source>%1 It is kept as %2.</source>
        <translation>%1 Aufbewahrt als %2.</translation>
    </message>
</context>
<context>
    <name>seedbed</name>
    <message>
        <source>right %1, below %2, diagonal %3 at %4, %5</source>
        <translation>rechts %1, unten %2, diagonal %3 bei %4, %5</translation>
    </message>
    <message>
        <source>(per column)</source>
        <translation>(je Spalte)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht erwünscht</translation>
    </message>
    <message>
        <source>The negative prompt: guidance leads away from it</source>
        <translation>Der negative Prompt: die Führung lenkt davon weg</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The number that the initial noise is drawn from</source>
        <translation>Die Zahl, aus der das anfängliche Rauschen gezogen wird</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Other seeds mixed into the noise, with their strengths</source>
        <translation>Andere Seeds, die ins Rauschen gemischt sind, mit ihrer Stärke</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Where the noise of a seed comes from: cpu as ComfyUI and diffusers draw it, nv as AUTOMATIC1111 does on a GPU</source>
        <translation>Woher das Rauschen eines Seeds kommt: cpu, wie ComfyUI und diffusers es ziehen, nv, wie AUTOMATIC1111 es auf einer GPU zieht</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>How the noise is taken away step by step</source>
        <translation>Wie das Rauschen Schritt für Schritt entfernt wird</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>How the noise levels are spread over the steps</source>
        <translation>Wie sich die Rauschstärken auf die Schritte verteilen</translation>
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
        <source>How strongly the picture is drawn to the prompt (CFG scale)</source>
        <translation>Wie stark das Bild zum Prompt gezogen wird (CFG-Skala)</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>How much fresh noise DDIM adds at each step; 0 = none</source>
        <translation>Wie viel frisches Rauschen DDIM in jedem Schritt zugibt; 0 = keines</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model hash</source>
        <translation>Modell-Hash</translation>
    </message>
    <message>
        <source>First digits of SHA-256 of the model&apos;s file: the same hash, the same weights</source>
        <translation>Die ersten Stellen des SHA-256 der Modelldatei: gleicher Hash, gleiche Gewichte</translation>
    </message>
    <message>
        <source>CLIP skip</source>
        <translation>CLIP skip</translation>
    </message>
    <message>
        <source>How many of the text encoder&apos;s last layers are left out</source>
        <translation>Wie viele der letzten Schichten des Textencoders ausgelassen werden</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Gemacht am</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
</context>
<context>
    <name>seedbed::ActionFinder</name>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation>Passende Aktionen</translation>
    </message>
    <message>
        <source>Search for an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No action of this name.</source>
        <translation>Keine Aktion dieses Namens.</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) · Enter carries out · Esc closes</source>
        <translation>
            <numerusform>%n Aktion · Eingabe führt aus · Esc schließt</numerusform>
            <numerusform>%n Aktionen · Eingabe führt aus · Esc schließt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ActionRegistry</name>
    <message>
        <source>There is no action “%1”.</source>
        <translation>Es gibt keine Aktion „%1“.</translation>
    </message>
    <message>
        <source>“%1” is no key (%2).</source>
        <translation>„%1“ ist keine Taste (%2).</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>in the tab %1</source>
        <translation>im Reiter %1</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>seedbed::AdvancedRunForm</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Give a seed up when its words overlap</source>
        <translation>Seed aufgeben, wenn seine Wörter überlappen</translation>
    </message>
    <message>
        <source>How much fresh noise each DDIM step adds (eta). 0: none, the picture depends on the
initial noise alone. 1: as much as DDPM.</source>
        <translation>Wie viel frisches Rauschen jeder DDIM-Schritt zugibt (Eta). 0: keines, das Bild hängt allein
vom anfänglichen Rauschen ab. 1: so viel wie DDPM.</translation>
    </message>
    <message>
        <source>42:0.2;7:0.1</source>
        <translation>42:0.2;7:0.1</translation>
    </message>
    <message>
        <source>Moves every seed&apos;s noise towards other seeds (spherical interpolation, slerp):
seed:strength, several after one another with semicolons. Strength 0 changes nothing,
1 is the other seed.</source>
        <translation>Rückt das Rauschen jedes Seeds auf andere Seeds zu (sphärische Interpolation, slerp):
Seed:Stärke, mehrere nacheinander mit Strichpunkt. Stärke 0 ändert nichts,
1 ist der andere Seed.</translation>
    </message>
    <message>
        <source>Whole noise</source>
        <translation>Ganzes Rauschen</translation>
    </message>
    <message>
        <source>Per column (AUTOMATIC1111)</source>
        <translation>Je Spalte (AUTOMATIC1111)</translation>
    </message>
    <message>
        <source>How two noises are mixed: as one vector, or column by column as
AUTOMATIC1111&apos;s variation seed does, to repeat pictures from there</source>
        <translation>Wie zwei Rauschen gemischt werden: als ein Vektor oder Spalte für Spalte wie beim
Variation Seed von AUTOMATIC1111, um Bilder von dort zu wiederholen</translation>
    </message>
    <message>
        <source>Separate</source>
        <translation>Separate</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>How the overlap of two words&apos; attention is measured; as in the inspector</source>
        <translation>Wie die Überlappung der Attention zweier Wörter gemessen wird; wie im Betrachter</translation>
    </message>
    <message>
        <source>A seed with more overlap than this is given up</source>
        <translation>Ein Seed mit mehr Überlappung wird aufgegeben</translation>
    </message>
    <message>
        <source>The overlap is looked at after this step</source>
        <translation>Nach diesem Schritt wird die Überlappung geprüft</translation>
    </message>
    <message>
        <source>Saves the time of seeds that will mix their objects up: when the watched words act in
the same place after a step, the seed is not denoised on.</source>
        <translation>Spart die Zeit für Seeds, die ihre Objekte vermengen werden: Wirken die beobachteten Wörter
nach einem Schritt an derselben Stelle, wird der Seed nicht weiter entrauscht.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>How noises are mixed</source>
        <translation>Mischung der Rauschen</translation>
    </message>
    <message>
        <source>Overlap above</source>
        <translation>Überlappung über</translation>
    </message>
    <message>
        <source>after step</source>
        <translation>nach Schritt</translation>
    </message>
    <message>
        <source>Measure of overlap</source>
        <translation>Maß der Überlappung</translation>
    </message>
    <message>
        <source>Pick two words to watch, or seeds cannot be given up by their overlap.</source>
        <translation>Wählen Sie zwei Wörter zum Beobachten, sonst lassen sich Seeds nicht nach Überlappung aufgeben.</translation>
    </message>
    <message>
        <source>eta %1</source>
        <translation>Eta %1</translation>
    </message>
    <message>
        <source>variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>gives seeds up</source>
        <translation>gibt Seeds auf</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Mehr: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s), each with its own variation</source>
        <translation>
            <numerusform>%n Seed mit eigener Variation</numerusform>
            <numerusform>%n Seeds, jeder mit eigener Variation</numerusform>
        </translation>
    </message>
    <message>
        <source>A place between four seeds: %1 across, %2 down</source>
        <translation>Eine Stelle zwischen vier Seeds: %1 waagerecht, %2 senkrecht</translation>
    </message>
    <message>
        <source>Eta, variations of the seeds, giving seeds up early, decoding in tiles, how the prompt is read</source>
        <translation>Eta, Variationen der Seeds, Seeds früh aufgeben, in Kacheln dekodieren, wie der Prompt gelesen wird</translation>
    </message>
    <message>
        <source>When it would not fit</source>
        <translation>Wenn es sonst nicht passt</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Decodes a picture tile by tile (VAE tiling): large ones need less memory, and the
seams, which are blended, may differ by a shade.</source>
        <translation>Dekodiert ein Bild Kachel für Kachel (VAE-Kacheln): große brauchen weniger Speicher, und die
Nähte, die überblendet werden, können um eine Nuance abweichen.</translation>
    </message>
    <message>
        <source>Decode in tiles</source>
        <translation>In Kacheln dekodieren</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>Kacheln</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionDetail</name>
    <message>
        <source>No picture chosen</source>
        <translation>Kein Bild gewählt</translation>
    </message>
    <message>
        <source>Seed %1 and seed %2 under one slider</source>
        <translation>Seed %1 und Seed %2 unter einem Regler</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>with seed %1</source>
        <translation>mit Seed %1</translation>
    </message>
    <message>
        <source>with seed %1 of another run</source>
        <translation>mit Seed %1 eines anderen Laufs</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Both words</source>
        <translation>Beide Wörter</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>seed %1 · “%2”</source>
        <translation>Seed %1 · „%2“</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>seed %1 less seed %2</source>
        <translation>Seed %1 minus Seed %2</translation>
    </message>
    <message>
        <source>“%1” and “%2”, white: both</source>
        <translation>„%1“ und „%2“, weiß: beide</translation>
    </message>
    <message>
        <source>“%1” and “%2” together</source>
        <translation>„%1“ und „%2“ zusammen</translation>
    </message>
    <message>
        <source>Mask of “%1”</source>
        <translation>Maske von „%1“</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>%1 % · covers %2 %</source>
        <translation>%1 % · bedeckt %2 %</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Waiting for its first step</source>
        <translation>Wartet auf den ersten Schritt</translation>
    </message>
    <message>
        <source>No map was kept here.</source>
        <translation>Hier wurde keine Karte behalten.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>A second picture of this run under the same slider, with the difference of the maps</source>
        <translation>Ein zweites Bild dieses Laufs unter demselben Regler, mit der Differenz der Karten</translation>
    </message>
    <message>
        <source>What the last picture shows</source>
        <translation>Was das letzte Bild zeigt</translation>
    </message>
    <message>
        <source>Both words: where each reaches the mask&apos;s threshold, and where both do.
Shared: the product of the two maps over their sum, whose peak is the Separate term.
Difference: the first picture&apos;s map of the word less the second&apos;s.</source>
        <translation>Beide Wörter: wo jedes die Schwelle der Maske erreicht und wo beide.
Gemeinsam: Produkt der beiden Karten durch ihre Summe; die Spitze ist der Separate-Term.
Differenz: die Karte des Wortes im ersten Bild minus die im zweiten.</translation>
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
        <source>Measure of overlap</source>
        <translation>Maß der Überlappung</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>The word whose map is shown</source>
        <translation>Das Wort, dessen Karte gezeigt wird</translation>
    </message>
    <message>
        <source>Second word</source>
        <translation>Zweites Wort</translation>
    </message>
    <message>
        <source>The word that it is held against</source>
        <translation>Das Wort, mit dem verglichen wird</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Threshold of the mask</source>
        <translation>Schwelle der Maske</translation>
    </message>
    <message>
        <source>The share of the map&apos;s maximum that counts as “here” (DAAM&apos;s threshold)</source>
        <translation>Der Anteil am Höchstwert der Karte, der als „hier“ gilt (Schwelle von DAAM)</translation>
    </message>
    <message>
        <source>Outlines where the word&apos;s map reaches the threshold</source>
        <translation>Umrandet, wo die Karte des Wortes die Schwelle erreicht</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glatt</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Edge of the mask</source>
        <translation>Rand der Maske</translation>
    </message>
    <message>
        <source>Smooth: the map is enlarged bilinearly and cut then.
Blocks: the grid&apos;s own positions (nearest).</source>
        <translation>Glatt: die Karte wird bilinear vergrößert und dann geschnitten.
Blöcke: die Stellen des Rasters selbst (nächste).</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>Maske speichern</translation>
    </message>
    <message>
        <source>Saves the mask as a PNG of the picture&apos;s size: white inside</source>
        <translation>Speichert die Maske als PNG in der Größe des Bildes: innen weiß</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Curves: solid seed %1, dashed seed %2. Difference: orange where seed %1 has more, cyan where seed %2 has.</source>
        <translation>Kurven: durchgezogen Seed %1, gestrichelt Seed %2. Differenz: orange, wo Seed %1 mehr hat, cyan, wo Seed %2 mehr hat.</translation>
    </message>
    <message>
        <source>seed %1: </source>
        <translation>Seed %1: </translation>
    </message>
    <message>
        <source>separate %1 · shared area %2 · cosine %3</source>
        <translation>Separate %1 · gemeinsame Fläche %2 · Kosinus %3</translation>
    </message>
    <message>
        <source>Point at a place in the picture: the words that act there, ranked</source>
        <translation>Zeigen Sie auf eine Stelle im Bild: die Wörter, die dort wirken, nach Stärke</translation>
    </message>
    <message>
        <source>Under the pointer (row %1, column %2 of %3 × %4)</source>
        <translation>Unter dem Zeiger (Zeile %1, Spalte %2 von %3 × %4)</translation>
    </message>
    <message>
        <source>: seed %1, then seed %2</source>
        <translation>: Seed %1, dann Seed %2</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionEmpty</name>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Where each word acts</source>
        <translation>Wo jedes Wort wirkt</translation>
    </message>
    <message>
        <source>Choose a picture, and every word of its prompt will stand here as a row: where the model looked for it at each step, in each layer, by each head. Beside it two words&apos; overlap, two seeds under one slider, and masks to take away.</source>
        <translation>Wählen Sie ein Bild, und jedes Wort seines Prompts steht hier als Zeile: wo das Modell in jedem Schritt, in jeder Schicht, mit jedem Kopf danach gesucht hat. Daneben die Überlappung zweier Wörter, zwei Seeds unter einem Regler und Masken zum Mitnehmen.</translation>
    </message>
    <message>
        <source>Arrow keys: through words and steps · Space: watch a word · , and .: steps</source>
        <translation>Pfeiltasten: durch Wörter und Schritte · Leertaste: Wort beobachten · , und .: Schritte</translation>
    </message>
    <message>
        <source>Goes to the Explore tab: press “Attention maps” there</source>
        <translation>Wechselt zum Tab „Erkunden“: dort „Attention-Karten“ drücken</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionExports</name>
    <message>
        <source>The table as a figure</source>
        <translation>Die Tabelle als Abbildung</translation>
    </message>
    <message>
        <source>PNG for the screen…</source>
        <translation>PNG für den Bildschirm…</translation>
    </message>
    <message>
        <source>96 dpi</source>
        <translation>96 dpi</translation>
    </message>
    <message>
        <source>PNG at twice the size…</source>
        <translation>PNG in doppelter Größe…</translation>
    </message>
    <message>
        <source>192 dpi</source>
        <translation>192 dpi</translation>
    </message>
    <message>
        <source>PNG for print…</source>
        <translation>PNG für den Druck…</translation>
    </message>
    <message>
        <source>300 dpi</source>
        <translation>300 dpi</translation>
    </message>
    <message>
        <source>SVG drawing…</source>
        <translation>SVG-Zeichnung…</translation>
    </message>
    <message>
        <source>Texts stay texts</source>
        <translation>Text bleibt Text</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>Woraus sie besteht</translation>
    </message>
    <message>
        <source>Maps for NumPy (NPZ)…</source>
        <translation>Karten für NumPy (NPZ)…</translation>
    </message>
    <message>
        <source>Every step&apos;s maps of all tokens, and each layer and head where they were kept</source>
        <translation>Die Karten aller Token in jedem Schritt und, wo behalten, jeder Schicht und jedes Kopfes</translation>
    </message>
    <message>
        <source>Numbers (CSV or JSON)…</source>
        <translation>Zahlen (CSV oder JSON)…</translation>
    </message>
    <message>
        <source>Per step and word: maximum, mean, activation, and each pair&apos;s overlap</source>
        <translation>Je Schritt und Wort: Höchstwert, Mittel, Wirkung, dazu die Überlappung jedes Paars</translation>
    </message>
    <message>
        <source>Masks at the slider&apos;s step</source>
        <translation>Masken beim gewählten Schritt</translation>
    </message>
    <message>
        <source>Mask of the chosen word…</source>
        <translation>Maske des gewählten Wortes…</translation>
    </message>
    <message>
        <source>White inside</source>
        <translation>Innen weiß</translation>
    </message>
    <message>
        <source>Masks of all watched words…</source>
        <translation>Masken aller beobachteten Wörter…</translation>
    </message>
    <message>
        <source>One file each</source>
        <translation>Je eine Datei</translation>
    </message>
    <message>
        <source>There is no picture to export yet.</source>
        <translation>Es gibt noch kein Bild zum Exportieren.</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Export the maps</source>
        <translation>Karten exportieren</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy-Arrays (*.npz)</translation>
    </message>
    <message>
        <source>Export the numbers</source>
        <translation>Zahlen exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export masks</source>
        <translation>Masken exportieren</translation>
    </message>
    <message>
        <source>There is nothing in the table yet.</source>
        <translation>Die Tabelle ist noch leer.</translation>
    </message>
    <message>
        <source>Figure written to %1</source>
        <translation>Abbildung gespeichert in %1</translation>
    </message>
    <message numerus="yes">
        <source>Maps of %n step(s) written to %1</source>
        <translation>
            <numerusform>Karten von %n Schritt gespeichert in %1</numerusform>
            <numerusform>Karten von %n Schritten gespeichert in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers written to %1</source>
        <translation>Zahlen gespeichert in %1</translation>
    </message>
    <message>
        <source>No words are watched: Space in the table watches one.</source>
        <translation>Kein Wort wird beobachtet: die Leertaste in der Tabelle wählt eines.</translation>
    </message>
    <message>
        <source>No map was kept at this step.</source>
        <translation>Bei diesem Schritt wurde keine Karte behalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n mask(s) written to %1</source>
        <translation>
            <numerusform>%n Maske gespeichert in %1</numerusform>
            <numerusform>%n Masken gespeichert in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Mask written to %1</source>
        <translation>Maske gespeichert in %1</translation>
    </message>
</context>
<context>
    <name>seedbed::AttentionFigure</name>
    <message>
        <source>Cross-attention of seed %1, “%2”. %3, %4, %5 steps, guidance %6.</source>
        <translation>Cross-Attention von Seed %1, „%2“. %3, %4, %5 Schritte, Führung %6.</translation>
    </message>
    <message>
        <source>Attention maps</source>
        <translation>Attention-Karten</translation>
    </message>
</context>
<context>
    <name>seedbed::AxisRow</name>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Remove this axis</source>
        <translation>Diese Achse entfernen</translation>
    </message>
    <message>
        <source>What varies along this axis</source>
        <translation>Was sich entlang dieser Achse ändert</translation>
    </message>
    <message>
        <source>What varies along this axis; the first axis runs across, the second down</source>
        <translation>Was sich entlang dieser Achse ändert; die erste Achse läuft waagerecht, die zweite senkrecht</translation>
    </message>
    <message>
        <source>Values of this axis</source>
        <translation>Werte dieser Achse</translation>
    </message>
    <message>
        <source>Values separated by commas; those with commas in quotes, or all separated by ||.
Numbers: 1-5, 1-5 (+2), 1-10 [4] for four points, or 1, 2, .., 10.
SKIP:value stands in the grid but is not made. Seed -1 draws one random seed.</source>
        <translation>Werte mit Komma getrennt; solche mit Komma in Anführungszeichen, oder alle mit || getrennt.
Zahlen: 1-5, 1-5 (+2), 1-10 [4] für vier Punkte, oder 1, 2, .., 10.
SKIP:Wert steht im Raster, wird aber nicht gemacht. Seed -1 zieht einen zufälligen Seed.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
</context>
<context>
    <name>seedbed::CheatSheet</name>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Any key closes this page. Help › Keyboard shortcuts changes the keys.</source>
        <translation>Jede Taste schließt diese Seite. Hilfe › Tastenkürzel ändert die Tasten.</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareBar</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>All pictures beside one another, zoomed and moved as one (G)</source>
        <translation>Alle Bilder nebeneinander, gemeinsam gezoomt und verschoben (G)</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Schieber</translation>
    </message>
    <message>
        <source>Two pictures in one place with a divider that you drag (L)</source>
        <translation>Zwei Bilder an einer Stelle mit einer Trennlinie zum Ziehen (L)</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Two pictures in one place by turns: what changes jumps to the eye (K)</source>
        <translation>Zwei Bilder abwechselnd an einer Stelle: was sich ändert, springt ins Auge (K)</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>What differs, pixel by pixel, amplified, and in numbers (D)</source>
        <translation>Was sich unterscheidet, Pixel für Pixel, verstärkt und in Zahlen (D)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Where a word of the prompt acts in two pictures, and the difference of its maps (W)</source>
        <translation>Wo ein Wort des Prompts in zwei Bildern wirkt, und die Differenz seiner Karten (W)</translation>
    </message>
    <message>
        <source>Screen pixels per picture pixel of the picture with the frame</source>
        <translation>Bildschirmpixel je Bildpixel des umrahmten Bildes</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Shows the whole pictures (0). Wheel: zoom · drag: move</source>
        <translation>Zeigt die ganzen Bilder (0). Rad: Zoom · Ziehen: verschieben</translation>
    </message>
    <message>
        <source>100 %: one screen pixel per picture pixel, and back (Z)</source>
        <translation>100 %: ein Bildschirmpixel je Bildpixel, und zurück (Z)</translation>
    </message>
    <message>
        <source>100 per cent</source>
        <translation>100 Prozent</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Keeps this comparison as a picture or a table</source>
        <translation>Bewahrt diesen Vergleich als Bild oder Tabelle auf</translation>
    </message>
    <message>
        <source>The first of the two: left of the divider, and what is taken away</source>
        <translation>Das erste der beiden: links der Trennlinie, und was abgezogen wird</translation>
    </message>
    <message>
        <source>The second of the two: right of the divider</source>
        <translation>Das zweite der beiden: rechts der Trennlinie</translation>
    </message>
    <message>
        <source>First of the two pictures</source>
        <translation>Erstes der beiden Bilder</translation>
    </message>
    <message>
        <source>Second of the two pictures</source>
        <translation>Zweites der beiden Bilder</translation>
    </message>
    <message>
        <source>Swaps the two (S)</source>
        <translation>Vertauscht die beiden (S)</translation>
    </message>
    <message>
        <source>Swap the two pictures</source>
        <translation>Die beiden Bilder vertauschen</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>Changes the pictures by itself (Shift+Space). Nothing moves until you start it.</source>
        <translation>Wechselt die Bilder von selbst (Umschalt+Leertaste). Nichts bewegt sich, bevor Sie es starten.</translation>
    </message>
    <message>
        <source>Changes a second; more than 6 would flash harmfully</source>
        <translation>Wechsel je Sekunde; mehr als 6 würden schädlich flackern</translation>
    </message>
    <message>
        <source>Changes a second</source>
        <translation>Wechsel je Sekunde</translation>
    </message>
    <message>
        <source>changes a second</source>
        <translation>Wechsel je Sekunde</translation>
    </message>
    <message>
        <source>Each channel</source>
        <translation>Jeder Kanal</translation>
    </message>
    <message>
        <source>Brightness, signed</source>
        <translation>Helligkeit, mit Vorzeichen</translation>
    </message>
    <message>
        <source>Each channel: |B − A| of red, green and blue.
Brightness: which of the two is brighter, in two colours.</source>
        <translation>Jeder Kanal: |B − A| von Rot, Grün und Blau.
Helligkeit: welches der beiden heller ist, in zwei Farben.</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>Art der Differenz</translation>
    </message>
    <message>
        <source>How many times the difference is amplified (numbers are not)</source>
        <translation>Um wie viel die Differenz verstärkt wird (die Zahlen nicht)</translation>
    </message>
    <message>
        <source>Amplification</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Amplify</source>
        <translation>Verstärken</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
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
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareDetails</name>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Also the settings that are the same everywhere</source>
        <translation>Auch Einstellungen, die überall gleich sind</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected cells, or the whole table, for a spreadsheet</source>
        <translation>Kopiert die gewählten Zellen, sonst die ganze Tabelle, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Abweichende Einstellungen</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>Overlap: Separate term</source>
        <translation>Überlappung: Separate-Term</translation>
    </message>
    <message>
        <source>Overlap: shared area (IoU)</source>
        <translation>Überlappung: gemeinsame Fläche (IoU)</translation>
    </message>
    <message>
        <source>Overlap: cosine</source>
        <translation>Überlappung: Kosinus</translation>
    </message>
    <message>
        <source>Overlap of all watched words, or how strongly one of them acts</source>
        <translation>Überlappung aller beobachteten Wörter, oder wie stark eines von ihnen wirkt</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>Was die Kurven zeigen</translation>
    </message>
    <message>
        <source>Overlap over the steps, one curve per picture</source>
        <translation>Überlappung über die Schritte, eine Kurve je Bild</translation>
    </message>
    <message>
        <source>Over the steps</source>
        <translation>Über die Schritte</translation>
    </message>
    <message>
        <source>Made with the same settings. Show all lists them.</source>
        <translation>Mit denselben Einstellungen gemacht. „Alle zeigen“ listet sie auf.</translation>
    </message>
    <message>
        <source>These pictures do not say how they were made.</source>
        <translation>Diese Bilder sagen nicht, wie sie gemacht wurden.</translation>
    </message>
    <message numerus="yes">
        <source>%n more setting(s) are the same.</source>
        <translation>
            <numerusform>%n weitere Einstellung ist gleich.</numerusform>
            <numerusform>%n weitere Einstellungen sind gleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>Activation: %1</source>
        <translation>Wirkung: %1</translation>
    </message>
    <message>
        <source>Pictures of this session keep their steps; these have none. Generate them again in Explore to see their words over time.</source>
        <translation>Bilder dieser Sitzung behalten ihre Schritte; diese haben keine. Erzeugen Sie sie in Erkunden noch einmal, um ihre Wörter im Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>Pick two words below the pictures to see how far they overlap, or one to see how strongly it acts.</source>
        <translation>Wählen Sie unter den Bildern zwei Wörter, um zu sehen, wie weit sie überlappen, oder eines, um zu sehen, wie stark es wirkt.</translation>
    </message>
    <message>
        <source>Copied the settings</source>
        <translation>Einstellungen kopiert</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareEmpty</name>
    <message>
        <source>What makes them different?</source>
        <translation>Was macht den Unterschied?</translation>
    </message>
    <message>
        <source>Choose two to four pictures in Explore or in the Library and take Compare: they will stand here side by side, zoomed and moved as one, with what differs in their settings and where each word of the prompt acts.</source>
        <translation>Wählen Sie in Erkunden oder in der Bibliothek zwei bis vier Bilder und dann Vergleichen: sie stehen hier nebeneinander, gemeinsam gezoomt und verschoben, mit den Unterschieden ihrer Einstellungen und den Stellen, an denen jedes Wort des Prompts wirkt.</translation>
    </message>
    <message>
        <source>Seeds of one prompt, prompts of one seed, samplers, models: whatever you want to tell apart. Then look with a slider, by flicker, or pixel by pixel.</source>
        <translation>Seeds eines Prompts, Prompts eines Seeds, Sampler, Modelle: was immer Sie unterscheiden wollen. Dann mit dem Schieber, durch Blinken oder Pixel für Pixel.</translation>
    </message>
    <message>
        <source>G side by side · L slider · K flicker · D difference · W words · Z 100 %</source>
        <translation>G nebeneinander · L Schieber · K Blinken · D Differenz · W Wörter · Z 100 %</translation>
    </message>
</context>
<context>
    <name>seedbed::ComparePane</name>
    <message>
        <source>Takes this picture out of the comparison (Backspace)</source>
        <translation>Nimmt dieses Bild aus dem Vergleich (Rücktaste)</translation>
    </message>
    <message>
        <source>Take this picture out of the comparison</source>
        <translation>Dieses Bild aus dem Vergleich nehmen</translation>
    </message>
</context>
<context>
    <name>seedbed::ComparePanel</name>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Compare with a slider</source>
        <translation>Mit dem Schieber vergleichen</translation>
    </message>
    <message>
        <source>Compare by flicker</source>
        <translation>Durch Blinken vergleichen</translation>
    </message>
    <message>
        <source>Compare by difference</source>
        <translation>Nach Differenz vergleichen</translation>
    </message>
    <message>
        <source>Compare words</source>
        <translation>Wörter vergleichen</translation>
    </message>
    <message>
        <source>Swap the two pictures</source>
        <translation>Die beiden Bilder vertauschen</translation>
    </message>
    <message>
        <source>Flicker: the other picture</source>
        <translation>Blinken: das andere Bild</translation>
    </message>
    <message>
        <source>Flicker by itself</source>
        <translation>Von selbst blinken</translation>
    </message>
    <message>
        <source>100 % and back</source>
        <translation>100 % und zurück</translation>
    </message>
    <message>
        <source>Fit the pictures</source>
        <translation>Bilder einpassen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
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
        <source>Play the steps</source>
        <translation>Schritte abspielen</translation>
    </message>
    <message>
        <source>Use this seed</source>
        <translation>Diesen Seed nehmen</translation>
    </message>
    <message>
        <source>Take this picture out of the comparison</source>
        <translation>Dieses Bild aus dem Vergleich nehmen</translation>
    </message>
    <message>
        <source>Save the comparison as a picture…</source>
        <translation>Vergleich als Bild speichern…</translation>
    </message>
    <message>
        <source>Copy the comparison as a picture</source>
        <translation>Vergleich als Bild kopieren</translation>
    </message>
    <message>
        <source>Save the settings as CSV…</source>
        <translation>Einstellungen als CSV speichern…</translation>
    </message>
    <message>
        <source>Copy the settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>This picture does not say its seed.</source>
        <translation>Dieses Bild nennt seinen Seed nicht.</translation>
    </message>
    <message>
        <source>Copied the comparison as a picture</source>
        <translation>Vergleich als Bild kopiert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Could not write %1: %2</source>
        <translation>%1 ließ sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Save the comparison as</source>
        <translation>Vergleich speichern unter</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save the settings as</source>
        <translation>Einstellungen speichern unter</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Compares the first %1 of %2 pictures: more than four do not fit.</source>
        <translation>Vergleicht die ersten %1 von %2 Bildern: mehr als vier passen nicht.</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareSides</name>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Waiting for its first step</source>
        <translation>Wartet auf den ersten Schritt</translation>
    </message>
    <message>
        <source>This picture is no longer here</source>
        <translation>Dieses Bild ist nicht mehr da</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
</context>
<context>
    <name>seedbed::CompareStage</name>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>no steps kept: the final picture</source>
        <translation>keine Schritte behalten: das fertige Bild</translation>
    </message>
    <message>
        <source>steps let go to save memory</source>
        <translation>Schritte freigegeben, um Speicher zu sparen</translation>
    </message>
    <message>
        <source>no “%1” in this prompt</source>
        <translation>kein „%1“ in diesem Prompt</translation>
    </message>
    <message>
        <source>Drag the divider, or use the left and right arrows</source>
        <translation>Ziehen Sie die Trennlinie, oder nutzen Sie die Pfeile links und rechts</translation>
    </message>
    <message>
        <source>Space: the other one · hold H: look at the other one</source>
        <translation>Leertaste: das andere · H halten: das andere ansehen</translation>
    </message>
    <message>
        <source>Largest: red %1, green %2, blue %3 · mean: red %4, green %5, blue %6, in 1/255
%7 of %8 pixels differ (%9 %)</source>
        <translation>Größte: Rot %1, Grün %2, Blau %3 · Mittel: Rot %4, Grün %5, Blau %6, in 1/255
%7 von %8 Pixeln verschieden (%9 %)</translation>
    </message>
    <message>
        <source>brightness of %1 − %2: %3</source>
        <translation>Helligkeit von %1 − %2: %3</translation>
    </message>
    <message>
        <source>Difference of each channel, %1 ×</source>
        <translation>Differenz jedes Kanals, %1 ×</translation>
    </message>
    <message>
        <source>Difference of brightness, %1 ×</source>
        <translation>Differenz der Helligkeit, %1 ×</translation>
    </message>
    <message>
        <source> · sizes differ: the smaller was scaled to %1 × %2</source>
        <translation> · Größen verschieden: das kleinere wurde auf %1 × %2 skaliert</translation>
    </message>
    <message>
        <source>%1 brighter by %2</source>
        <translation>%1 heller um %2</translation>
    </message>
    <message>
        <source>“%1”: %2 − %3</source>
        <translation>„%1“: %2 − %3</translation>
    </message>
    <message>
        <source>Difference of a word</source>
        <translation>Differenz eines Wortes</translation>
    </message>
    <message>
        <source>Both need their steps and this word in the prompt</source>
        <translation>Beide brauchen ihre Schritte und dieses Wort im Prompt</translation>
    </message>
    <message>
        <source>Pick a word below: where it acts more in %1 or in %2 will stand here</source>
        <translation>Wählen Sie unten ein Wort: hier steht dann, wo es mehr in %1 oder in %2 wirkt</translation>
    </message>
    <message>
        <source>%1 × %2 positions, at most %3</source>
        <translation>%1 × %2 Stellen, höchstens %3</translation>
    </message>
    <message>
        <source>more in %1, by %2</source>
        <translation>mehr in %1, um %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
</context>
<context>
    <name>seedbed::DiagnosticsDialog</name>
    <message>
        <source>Include prompts and file names</source>
        <translation>Prompts und Dateinamen einschließen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>A report of a problem helps most with this file. Below is word for word what it holds; nothing is sent anywhere.</source>
        <translation>Ein Fehlerbericht hilft am meisten mit dieser Datei. Unten steht Wort für Wort, was sie enthält; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation>Teile der Datei</translation>
    </message>
    <message>
        <source>What this part holds</source>
        <translation>Was dieser Teil enthält</translation>
    </message>
    <message>
        <source>Off: prompts, notes, file names and folders are replaced</source>
        <translation>Aus: Prompts, Notizen, Dateinamen und Ordner werden ersetzt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Comparing the library with its files …</source>
        <translation>Die Bibliothek wird mit ihren Dateien verglichen …</translation>
    </message>
    <message>
        <source>The library agrees with its files.</source>
        <translation>Die Bibliothek stimmt mit ihren Dateien überein.</translation>
    </message>
    <message numerus="yes">
        <source>The library differs from its files in %n place(s).</source>
        <translation>
            <numerusform>Die Bibliothek weicht an %n Stelle von ihren Dateien ab.</numerusform>
            <numerusform>Die Bibliothek weicht an %n Stellen von ihren Dateien ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>seedbed::DropHandler</name>
    <message>
        <source>Open picture settings</source>
        <translation>Bildeinstellungen öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>Import pictures into the library</source>
        <translation>Bilder in die Bibliothek importieren</translation>
    </message>
    <message>
        <source>The clipboard holds neither settings nor a picture&apos;s file.</source>
        <translation>Die Zwischenablage enthält weder Einstellungen noch eine Bilddatei.</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>die Zwischenablage</translation>
    </message>
    <message>
        <source>%1 does not tell how it was made: there are no settings in it that Seedbed knows.</source>
        <translation>%1 sagt nicht, wie es gemacht wurde: es enthält keine Einstellungen, die Seedbed kennt.</translation>
    </message>
    <message>
        <source>an unknown program</source>
        <translation>einem unbekannten Programm</translation>
    </message>
    <message>
        <source>The prompt panel has the settings of %1 (made with %2).</source>
        <translation>Der Prompt-Bereich hat die Einstellungen von %1 (gemacht mit %2).</translation>
    </message>
    <message numerus="yes">
        <source>The prompt panel has the settings of %1 (made with %2), except for %n.</source>
        <translation>
            <numerusform>Der Prompt-Bereich hat die Einstellungen von %1 (gemacht mit %2), bis auf %n.</numerusform>
            <numerusform>Der Prompt-Bereich hat die Einstellungen von %1 (gemacht mit %2), bis auf %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import the pictures in %1 into the library?</source>
        <translation>Die Bilder in %1 in die Bibliothek importieren?</translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s) into the library?</source>
        <translation>
            <numerusform>%n Datei in die Bibliothek importieren?</numerusform>
            <numerusform>%n Dateien in die Bibliothek importieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>The library cannot be written: %1</source>
        <translation>Die Bibliothek lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Show the library</source>
        <translation>Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Reproduce…</source>
        <translation>Wiederholen…</translation>
    </message>
    <message>
        <source>There are models in %1. Watch this folder?</source>
        <translation>In %1 sind Modelle. Diesen Ordner beobachten?</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Import its pictures</source>
        <translation>Bilder daraus importieren</translation>
    </message>
</context>
<context>
    <name>seedbed::ElsewhereDesk</name>
    <message>
        <source>Copy for another program</source>
        <translation>Für ein anderes Programm kopieren</translation>
    </message>
    <message>
        <source>Choose a picture first.</source>
        <translation>Wählen Sie erst ein Bild.</translation>
    </message>
    <message>
        <source>This picture does not tell its seed, so it cannot be made again.</source>
        <translation>Dieses Bild nennt seinen Seed nicht und lässt sich daher nicht noch einmal machen.</translation>
    </message>
    <message>
        <source>Copied for %1.</source>
        <translation>Für %1 kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>Copied for %1, where %n thing(s) may come out otherwise.</source>
        <translation>
            <numerusform>Für %1 kopiert; %n Sache kann dort anders ausfallen.</numerusform>
            <numerusform>Für %1 kopiert; %n Dinge können dort anders ausfallen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Save for another program</source>
        <translation>Für ein anderes Programm speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 does not tell how it was made, so it cannot be made again.</source>
        <translation>%1 sagt nicht, wie es gemacht wurde, und lässt sich daher nicht noch einmal machen.</translation>
    </message>
    <message>
        <source>Reproduce a picture</source>
        <translation>Ein Bild wiederholen</translation>
    </message>
    <message>
        <source>The prompt panel has the settings of this picture.</source>
        <translation>Der Prompt-Bereich hat die Einstellungen dieses Bildes.</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
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
    <name>seedbed::Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
</context>
<context>
    <name>seedbed::FirstSteps</name>
    <message>
        <source>Hide these steps; Help shows them again</source>
        <translation>Blendet diese Schritte aus; die Hilfe zeigt sie wieder</translation>
    </message>
    <message>
        <source>Hide the first steps</source>
        <translation>Erste Schritte ausblenden</translation>
    </message>
    <message>
        <source>That was all four. Help shows the steps again.</source>
        <translation>Das waren alle vier. Die Hilfe zeigt die Schritte wieder.</translation>
    </message>
    <message>
        <source>Point at a word under “Watch words”: every picture lights up where it acts</source>
        <translation>Zeigen Sie unter „Wörter beobachten“ auf ein Wort: jedes Bild leuchtet, wo es wirkt</translation>
    </message>
    <message>
        <source>Press 1 to 5 to judge the chosen picture</source>
        <translation>Drücken Sie 1 bis 5, um das gewählte Bild zu bewerten</translation>
    </message>
    <message>
        <source>Press Enter to use its seed</source>
        <translation>Drücken Sie die Eingabetaste, um seinen Seed zu nehmen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P finds everything that Seedbed can do</source>
        <translation>Strg+Umschalt+P findet alles, was Seedbed kann</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>Probieren Sie dies</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
</context>
<context>
    <name>seedbed::GridPlanPanel</name>
    <message>
        <source>Add an axis</source>
        <translation>Achse hinzufügen</translation>
    </message>
    <message>
        <source>Seed × prompt</source>
        <translation>Seed × Prompt</translation>
    </message>
    <message>
        <source>Leave out what the library holds</source>
        <translation>Auslassen, was die Bibliothek schon hat</translation>
    </message>
    <message>
        <source>Run the grid</source>
        <translation>Raster ausführen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>A cell whose very settings the library has a picture of is shown, not made again.
So a grid that was stopped goes on where it was.</source>
        <translation>Hat die Bibliothek zu genau den Einstellungen einer Zelle ein Bild, wird es gezeigt und nicht neu gemacht.
Ein angehaltenes Raster geht so weiter, wo es war.</translation>
    </message>
    <message>
        <source>Any number of axes: every combination of their values is a cell</source>
        <translation>Beliebig viele Achsen: jede Kombination ihrer Werte ist eine Zelle</translation>
    </message>
    <message>
        <source>Seeds across, prompts down: which seeds hold for which prompts</source>
        <translation>Seeds waagerecht, Prompts senkrecht: welche Seeds sich bei welchen Prompts bewähren</translation>
    </message>
    <message>
        <source>Keeps axes and settings as a file, which “seedbed grid --file” runs too</source>
        <translation>Bewahrt Achsen und Einstellungen als Datei auf, die auch „seedbed grid --file“ ausführt</translation>
    </message>
    <message>
        <source>Opens a grid that was kept as a file</source>
        <translation>Öffnet ein Raster, das als Datei aufbewahrt wurde</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>seed %1, the first of %2</source>
        <translation>Seed %1, der erste von %2</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>guidance %1</source>
        <translation>Führung %1</translation>
    </message>
    <message>
        <source>All else as in the prompt panel: %1</source>
        <translation>Alles andere wie im Prompt-Bereich: %1</translation>
    </message>
    <message>
        <source>Add an axis, such as seeds, or take seed × prompt.</source>
        <translation>Fügen Sie eine Achse hinzu, etwa Seeds, oder nehmen Sie Seed × Prompt.</translation>
    </message>
    <message>
        <source>Give each axis its values.</source>
        <translation>Geben Sie jeder Achse ihre Werte.</translation>
    </message>
    <message numerus="yes">
        <source>Run %n picture(s)</source>
        <translation>
            <numerusform>%n Bild erzeugen</numerusform>
            <numerusform>%n Bilder erzeugen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n Zelle</numerusform>
            <numerusform>%n Zellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exist(s) already</source>
        <translation>
            <numerusform>%n ist schon da</numerusform>
            <numerusform>%n sind schon da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source> The first run measures how long this machine takes.</source>
        <translation> Der erste Lauf misst, wie lange dieser Rechner braucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be made: %1</source>
        <translation>
            <numerusform>%n lässt sich nicht machen: %1</numerusform>
            <numerusform>%n lassen sich nicht machen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Save the grid</source>
        <translation>Raster speichern</translation>
    </message>
    <message>
        <source>Grids (*.json)</source>
        <translation>Raster (*.json)</translation>
    </message>
    <message>
        <source>Open a grid</source>
        <translation>Raster öffnen</translation>
    </message>
</context>
<context>
    <name>seedbed::GridResultModel</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The words overlap by %1 after step %2.</source>
        <translation>Die Wörter überlappen nach Schritt %2 um %1.</translation>
    </message>
</context>
<context>
    <name>seedbed::GridResultView</name>
    <message>
        <source>Cells of the grid</source>
        <translation>Zellen des Rasters</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>Größe der Zellen</translation>
    </message>
    <message>
        <source>The grids of this session, newest first</source>
        <translation>Die Raster dieser Sitzung, neueste zuerst</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Which axis runs across</source>
        <translation>Welche Achse waagerecht läuft</translation>
    </message>
    <message>
        <source>Which axis runs down</source>
        <translation>Welche Achse senkrecht läuft</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>Every combination, side by side</source>
        <translation>Jede Kombination, nebeneinander</translation>
    </message>
    <message>
        <source>Name what varies on the left: seeds across, prompts down, and more axes behind one another.
The line below them says how many pictures that is and how long they take.</source>
        <translation>Geben Sie links an, was sich ändert: Seeds waagerecht, Prompts senkrecht, weitere Achsen dahinter.
Die Zeile darunter sagt, wie viele Bilder das sind und wie lange sie brauchen.</translation>
    </message>
    <message>
        <source>Seed × prompt</source>
        <translation>Seed × Prompt</translation>
    </message>
    <message>
        <source>Seeds across, prompts down: which seeds hold for which prompts</source>
        <translation>Seeds waagerecht, Prompts senkrecht: welche Seeds sich bei welchen Prompts bewähren</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Which value of this axis is shown</source>
        <translation>Welcher Wert dieser Achse gezeigt wird</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n from the library</source>
        <translation>
            <numerusform>%n aus der Bibliothek</numerusform>
            <numerusform>%n aus der Bibliothek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::GridSequence</name>
    <message>
        <source>Seed %1 · %2 × %3</source>
        <translation>Seed %1 · %2 × %3</translation>
    </message>
    <message>
        <source>Seed %1 · preview</source>
        <translation>Seed %1 · Vorschau</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>Seed %1</translation>
    </message>
</context>
<context>
    <name>seedbed::HeaderBar</name>
    <message>
        <source>Which model makes the pictures</source>
        <translation>Welches Modell die Bilder macht</translation>
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
    <message>
        <source>Everything that Seedbed can do, by name</source>
        <translation>Alles, was Seedbed kann, beim Namen</translation>
    </message>
    <message>
        <source>Find an action  %1</source>
        <translation>Aktion suchen  %1</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion finden</translation>
    </message>
    <message>
        <source>unloaded, comes back with the next run</source>
        <translation>entladen, kommt mit dem nächsten Lauf zurück</translation>
    </message>
    <message>
        <source>%1 · no model in memory</source>
        <translation>%1 · kein Modell im Speicher</translation>
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
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Measure of the overlap</source>
        <translation>Maß der Überlappung</translation>
    </message>
    <message>
        <source>Opens this picture in the Attention tab: every word, step and layer</source>
        <translation>Öffnet dieses Bild im Reiter Attention: jedes Wort, jeder Schritt, jede Schicht</translation>
    </message>
    <message>
        <source>Pictures near this one: its noise mixed with other seeds&apos;</source>
        <translation>Bilder nahe bei diesem: sein Rauschen, gemischt mit dem anderer Seeds</translation>
    </message>
    <message>
        <source>Puts this picture into the comparison</source>
        <translation>Nimmt dieses Bild in den Vergleich auf</translation>
    </message>
    <message>
        <source>Attention maps</source>
        <translation>Attention-Karten</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>Variieren…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
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
    <message numerus="yes">
        <source>%n failed, %1</source>
        <translation>
            <numerusform>%n fehlgeschlagen, %1</numerusform>
            <numerusform>%n fehlgeschlagen, %1</numerusform>
        </translation>
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
    <name>seedbed::Layouts</name>
    <message>
        <source>Save the layout…</source>
        <translation>Anordnung speichern…</translation>
    </message>
    <message>
        <source>Name of the layout:</source>
        <translation>Name der Anordnung:</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Anordnung: %1</translation>
    </message>
    <message>
        <source>Update layout: %1</source>
        <translation>Anordnung aktualisieren: %1</translation>
    </message>
    <message>
        <source>Delete layout: %1</source>
        <translation>Anordnung löschen: %1</translation>
    </message>
    <message>
        <source>The panels stand as in the layout %1.</source>
        <translation>Die Bereiche stehen wie in der Anordnung %1.</translation>
    </message>
    <message>
        <source>The layout is saved as %1.</source>
        <translation>Die Anordnung ist als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Layout: Default</source>
        <translation>Anordnung: Standard</translation>
    </message>
    <message>
        <source>Layout: Review</source>
        <translation>Anordnung: Sichten</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryClient</name>
    <message>
        <source>This library cannot be written: pictures can be looked at, not judged.</source>
        <translation>Diese Bibliothek ist schreibgeschützt: Bilder lassen sich ansehen, aber nicht bewerten.</translation>
    </message>
    <message>
        <source>No seed is known of this picture.</source>
        <translation>Von diesem Bild ist kein Seed bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) no longer favourite</source>
        <translation>
            <numerusform>%n Seed nicht mehr Favorit</numerusform>
            <numerusform>%n Seeds nicht mehr Favoriten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourite seed(s) more</source>
        <translation>
            <numerusform>%n Seed mehr unter den Favoriten</numerusform>
            <numerusform>%n Seeds mehr unter den Favoriten</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is not open yet.</source>
        <translation>Die Bibliothek ist noch nicht geöffnet.</translation>
    </message>
    <message>
        <source>Bin all rejects</source>
        <translation>Alle Abgelehnten in den Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) deleted for good</source>
        <translation>
            <numerusform>%n Bild endgültig gelöscht</numerusform>
            <numerusform>%n Bilder endgültig gelöscht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryDesk</name>
    <message>
        <source>Open or make a library</source>
        <translation>Bibliothek öffnen oder anlegen</translation>
    </message>
    <message>
        <source>The library in %1</source>
        <translation>Die Bibliothek in %1</translation>
    </message>
    <message>
        <source>No library</source>
        <translation>Keine Bibliothek</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>Bibliothek wird geöffnet …</translation>
    </message>
    <message>
        <source>Library: %1 pictures · %2 seeds</source>
        <translation>Bibliothek: %1 Bilder · %2 Seeds</translation>
    </message>
    <message>
        <source>Until then new pictures are saved as plain files in %1.</source>
        <translation>Bis dahin werden neue Bilder als einfache Dateien in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>Index neu aufbauen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Another library…</source>
        <translation>Andere Bibliothek…</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryDetails</name>
    <message>
        <source>Pick (P)</source>
        <translation>Annehmen (P)</translation>
    </message>
    <message>
        <source>Reject (X)</source>
        <translation>Ablehnen (X)</translation>
    </message>
    <message>
        <source>Favourite picture (F)</source>
        <translation>Bild als Favorit (F)</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Kept by itself, in the library and in an XMP file beside the picture</source>
        <translation>Wird von selbst gespeichert, in der Bibliothek und in einer XMP-Datei neben dem Bild</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Use seed</source>
        <translation>Seed nehmen</translation>
    </message>
    <message>
        <source>Puts the chosen pictures&apos; seeds into the prompt panel, nothing else</source>
        <translation>Trägt nur die Seeds der gewählten Bilder in den Prompt-Bereich ein, sonst nichts</translation>
    </message>
    <message>
        <source>Use all settings</source>
        <translation>Alle Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Fills the prompt panel with all that made the current picture</source>
        <translation>Füllt den Prompt-Bereich mit allem, woraus das aktuelle Bild entstand</translation>
    </message>
    <message>
        <source>Show attention</source>
        <translation>Attention zeigen</translation>
    </message>
    <message>
        <source>Makes the current picture again and shows where each word acts</source>
        <translation>Macht das aktuelle Bild noch einmal und zeigt, wo jedes Wort wirkt</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Choose two to four pictures to see them side by side</source>
        <translation>Wählen Sie zwei bis vier Bilder, um sie nebeneinander zu sehen</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither pick nor reject</source>
        <translation>Weder angenommen noch abgelehnt</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>Kein Favorit</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
    <message>
        <source>Without tag %1</source>
        <translation>Ohne Schlagwort %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n picture(s)</source>
        <translation>
            <numerusform>%1 · %n Bild</numerusform>
            <numerusform>%1 · %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture is chosen</source>
        <translation>Kein Bild gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) chosen</source>
        <translation>
            <numerusform>%n Bild gewählt</numerusform>
            <numerusform>%n Bilder gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryLoupe</name>
    <message>
        <source>Large picture</source>
        <translation>Großes Bild</translation>
    </message>
    <message>
        <source>Arrows: next picture · Z: real pixels · Enter: use seed · Space: back</source>
        <translation>Pfeile: nächstes Bild · Z: echte Pixel · Eingabe: Seed nehmen · Leertaste: zurück</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>Kein Bild gewählt.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryModel</name>
    <message>
        <source>Seed %1 · %2</source>
        <translation>Seed %1 · %2</translation>
    </message>
    <message>
        <source>%1 × %2 · %3</source>
        <translation>%1 × %2 · %3</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryPanel</name>
    <message>
        <source>Pictures of the library</source>
        <translation>Bilder der Bibliothek</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>Bibliothek wird geöffnet …</translation>
    </message>
    <message>
        <source>Every picture that you make is kept here with all its settings.
Pictures of other programs come in by “Import a folder”.</source>
        <translation>Jedes Bild, das Sie machen, wird hier mit allen Einstellungen aufbewahrt.
Bilder anderer Programme kommen über „Ordner importieren“ herein.</translation>
    </message>
    <message>
        <source>No picture matches.</source>
        <translation>Kein Bild passt.</translation>
    </message>
    <message>
        <source>No seed is known of this picture.</source>
        <translation>Von diesem Bild ist kein Seed bekannt.</translation>
    </message>
    <message>
        <source>Choose two to four pictures to compare.</source>
        <translation>Wählen Sie zwei bis vier Bilder zum Vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>Export %n picture(s) into a folder</source>
        <translation>
            <numerusform>%n Bild in einen Ordner exportieren</numerusform>
            <numerusform>%n Bilder in einen Ordner exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a folder of pictures</source>
        <translation>Ordner mit Bildern importieren</translation>
    </message>
    <message numerus="yes">
        <source>Use %n seed(s)</source>
        <translation>
            <numerusform>%n Seed nehmen</numerusform>
            <numerusform>%n Seeds nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Use all settings</source>
        <translation>Alle Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Show attention</source>
        <translation>Attention zeigen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>In seinem Ordner zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Export %n picture(s)…</source>
        <translation>
            <numerusform>%n Bild exportieren…</numerusform>
            <numerusform>%n Bilder exportieren…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibrarySearchBar</name>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Searches kept by name; they belong to this library</source>
        <translation>Unter einem Namen aufbewahrte Suchen; sie gehören zu dieser Bibliothek</translation>
    </message>
    <message>
        <source>What the pictures are sorted by; those without it stand last</source>
        <translation>Wonach die Bilder geordnet sind; solche ohne Angabe stehen zuletzt</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Nach Datum</translation>
    </message>
    <message>
        <source>By seed</source>
        <translation>Nach Seed</translation>
    </message>
    <message>
        <source>By rating</source>
        <translation>Nach Bewertung</translation>
    </message>
    <message>
        <source>By steps</source>
        <translation>Nach Schritten</translation>
    </message>
    <message>
        <source>By guidance</source>
        <translation>Nach Führung</translation>
    </message>
    <message>
        <source>By width</source>
        <translation>Nach Breite</translation>
    </message>
    <message>
        <source>By prompt</source>
        <translation>Nach Prompt</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>Nach Modell</translation>
    </message>
    <message>
        <source>By sampler</source>
        <translation>Nach Sampler</translation>
    </message>
    <message>
        <source>By file name</source>
        <translation>Nach Dateiname</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Newest, largest or best first; else the other way round</source>
        <translation>Neueste, größte oder beste zuerst; sonst umgekehrt</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>Angenommene</translation>
    </message>
    <message>
        <source>Only pictures marked with P</source>
        <translation>Nur mit P markierte Bilder</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Abgelehnte</translation>
    </message>
    <message>
        <source>Only pictures marked with X</source>
        <translation>Nur mit X markierte Bilder</translation>
    </message>
    <message>
        <source>Unrated</source>
        <translation>Unbewertete</translation>
    </message>
    <message>
        <source>Only pictures without stars</source>
        <translation>Nur Bilder ohne Sterne</translation>
    </message>
    <message>
        <source>≥ 3 stars</source>
        <translation>≥ 3 Sterne</translation>
    </message>
    <message>
        <source>Only pictures with three stars or more</source>
        <translation>Nur Bilder mit drei Sternen oder mehr</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Only pictures marked with F</source>
        <translation>Nur mit F markierte Bilder</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Deleted pictures, which can still be brought back</source>
        <translation>Gelöschte Bilder, die sich noch zurückholen lassen</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>Diese Suche aufbewahren…</translation>
    </message>
    <message>
        <source>Keep this search as</source>
        <translation>Diese Suche aufbewahren als</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation>Neuer Name von %1</translation>
    </message>
</context>
<context>
    <name>seedbed::LibrarySequence</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Seed %1 · %2 · %3</source>
        <translation>Seed %1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryTools</name>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Shows what has come meanwhile; your place and selection stay</source>
        <translation>Zeigt, was inzwischen dazukam; Ihre Stelle und Auswahl bleiben</translation>
    </message>
    <message>
        <source>Puts every picture marked with X into the bin; Ctrl+Z undoes it</source>
        <translation>Legt jedes mit X markierte Bild in den Papierkorb; Strg+Z macht es rückgängig</translation>
    </message>
    <message>
        <source>Takes the chosen pictures out of the bin, all if none is chosen</source>
        <translation>Holt die gewählten Bilder aus dem Papierkorb; ist keines gewählt, alle</translation>
    </message>
    <message>
        <source>Deletes the files in the bin for good</source>
        <translation>Löscht die Dateien im Papierkorb endgültig</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Rating, tags, note and all settings of the chosen picture</source>
        <translation>Bewertung, Schlagwörter, Notiz und alle Einstellungen des gewählten Bildes</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Import, export and check pictures</source>
        <translation>Bilder importieren, exportieren und prüfen</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>Bibliothek prüfen</translation>
    </message>
    <message>
        <source>Show what is new</source>
        <translation>Neue zeigen</translation>
    </message>
    <message>
        <source>Size of the cells (Ctrl + wheel)</source>
        <translation>Größe der Zellen (Strg + Rad)</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>Größe der Zellen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) in the bin</source>
        <translation>
            <numerusform>%Ln Bild im Papierkorb</numerusform>
            <numerusform>%Ln Bilder im Papierkorb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln chosen</source>
        <translation>
            <numerusform>%1 · %Ln gewählt</numerusform>
            <numerusform>%1 · %Ln gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neues</numerusform>
            <numerusform>%Ln neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bin %Ln reject(s)</source>
        <translation>
            <numerusform>%Ln abgelehntes in den Papierkorb</numerusform>
            <numerusform>%Ln abgelehnte in den Papierkorb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Really delete %Ln file(s) for good?</source>
        <translation>
            <numerusform>%Ln Datei wirklich endgültig löschen?</numerusform>
            <numerusform>%Ln Dateien wirklich endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) back from the bin</source>
        <translation>
            <numerusform>%n Bild aus dem Papierkorb zurückgeholt</numerusform>
            <numerusform>%n Bilder aus dem Papierkorb zurückgeholt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryWork</name>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <translation>%1 importiert</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>%1 exported</source>
        <translation>%1 exportiert</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>%1 checked</source>
        <translation>%1 geprüft</translation>
    </message>
    <message>
        <source>Another import, export or check is still at work.</source>
        <translation>Ein anderer Import, Export oder eine Prüfung läuft noch.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n were there</source>
        <translation>
            <numerusform>, %n war schon da</numerusform>
            <numerusform>, %n waren schon da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n with a problem</source>
        <translation>
            <numerusform>, %n mit einem Problem</numerusform>
            <numerusform>, %n mit einem Problem</numerusform>
        </translation>
    </message>
    <message>
        <source> until it was stopped</source>
        <translation> bis zum Anhalten</translation>
    </message>
</context>
<context>
    <name>seedbed::LibraryWorkBar</name>
    <message>
        <source>%1 …</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Halt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
    <message>
        <source>Which lines of the log are shown</source>
        <translation>Welche Zeilen des Protokolls gezeigt werden</translation>
    </message>
    <message>
        <source>Shows lines of this level and above</source>
        <translation>Zeigt Zeilen dieser Stufe und darüber</translation>
    </message>
</context>
<context>
    <name>seedbed::LoraList</name>
    <message>
        <source>LoRAs</source>
        <translation>LoRAs</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>How much of it is added to the model (weight); 0: nothing</source>
        <translation>Wie viel davon zum Modell addiert wird (Gewicht); 0: nichts</translation>
    </message>
    <message>
        <source>Use it no more</source>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
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
        <source>Pictures and steps in memory: %1 of %2</source>
        <translation>Bilder und Schritte im Speicher: %1 von %2</translation>
    </message>
    <message>
        <source>The pictures are in %1</source>
        <translation>Die Bilder sind in %1</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variationen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>seedbed::MaskCanvas</name>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Paint over what is to be made anew; the right button does the opposite of the
chosen tool.</source>
        <translation>Übermalen Sie, was neu gemacht werden soll; die rechte Taste tut das Gegenteil des
gewählten Werkzeugs.</translation>
    </message>
</context>
<context>
    <name>seedbed::MaskEditor</name>
    <message>
        <source>Width of the brush against the picture</source>
        <translation>Breite des Pinsels im Verhältnis zum Bild</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Takes away from what is repainted</source>
        <translation>Nimmt von dem weg, was neu gemalt wird</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Repaints what was kept, and keeps what was repainted</source>
        <translation>Malt neu, was behalten wurde, und behält, was neu gemalt wurde</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Nothing is marked</source>
        <translation>Nichts ist markiert</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
</context>
<context>
    <name>seedbed::MemoryBars</name>
    <message>
        <source>Memory in each precision</source>
        <translation>Speicher je Genauigkeit</translation>
    </message>
    <message>
        <source>%1: %2 of weights and about %3 for one picture</source>
        <translation>%1: %2 für die Gewichte und etwa %3 für ein Bild</translation>
    </message>
    <message>
        <source>%1: %2 of weights and about %3 for one picture; does not fit</source>
        <translation>%1: %2 für die Gewichte und etwa %3 für ein Bild; passt nicht</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelBar</name>
    <message>
        <source>Search: name, folder, hash, architecture, note</source>
        <translation>Suchen: Name, Ordner, Hash, Architektur, Notiz</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where models lie; what changes there is noticed</source>
        <translation>Wo Modelle liegen; was sich dort ändert, wird bemerkt</translation>
    </message>
    <message>
        <source>Look into the folders again</source>
        <translation>Erneut in den Ordnern nachsehen</translation>
    </message>
    <message>
        <source>★ Favourites</source>
        <translation>★ Favoriten</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRAs</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) · %1</source>
        <translation>
            <numerusform>%n Modell · %1</numerusform>
            <numerusform>%n Modelle · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>All architectures</source>
        <translation>Alle Architekturen</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Watch it no more</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Compute the hashes of all models</source>
        <translation>Hashes aller Modelle berechnen</translation>
    </message>
    <message>
        <source>computing hashes …</source>
        <translation>berechnet Hashes …</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>liest %1 von %2</translation>
    </message>
    <message>
        <source>looking for models …</source>
        <translation>sucht nach Modellen …</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelDesk</name>
    <message>
        <source>%1 is added to the prompt.</source>
        <translation>%1 kommt zum Prompt dazu.</translation>
    </message>
    <message>
        <source>The word %1 stands in the prompt.</source>
        <translation>Das Wort %1 steht im Prompt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 needs about %2 in %3 with %n seed(s) at once, and %4 has %5 free.</source>
        <translation>
            <numerusform>%1 braucht in %3 mit %n Seed zugleich etwa %2, und %4 hat %5 frei.</numerusform>
            <numerusform>%1 braucht in %3 mit %n Seeds zugleich etwa %2, und %4 hat %5 frei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s) at once</source>
        <translation>
            <numerusform>%n Seed zugleich</numerusform>
            <numerusform>%n Seeds zugleich</numerusform>
        </translation>
    </message>
    <message>
        <source>decoded in tiles</source>
        <translation>in Kacheln dekodiert</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>%1 Nothing that Seedbed can do makes it fit.</source>
        <translation>%1 Nichts, was Seedbed tun kann, macht es passend.</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>%1 is neither a model nor a LoRA nor an embedding that Seedbed knows.</source>
        <translation>%1 ist weder ein Modell noch ein LoRA noch ein Embedding, das Seedbed kennt.</translation>
    </message>
    <message>
        <source>Open a model folder (diffusers layout)</source>
        <translation>Modellordner öffnen (Aufbau von diffusers)</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt *.pt *.bin)</source>
        <translation>Modelle (*.safetensors *.ckpt *.pt *.bin)</translation>
    </message>
    <message>
        <source>No model is in memory.</source>
        <translation>Kein Modell ist im Speicher.</translation>
    </message>
    <message>
        <source>A run needs the model; it can be unloaded after it.</source>
        <translation>Ein Lauf braucht das Modell; danach lässt es sich entladen.</translation>
    </message>
    <message>
        <source>Tabletop (comes with Seedbed)</source>
        <translation>Tabletop (gehört zu Seedbed)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>model and architecture</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>Modelle verwalten…</translation>
    </message>
    <message>
        <source>Open a model folder…</source>
        <translation>Modellordner öffnen…</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen…</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>Modell entladen</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelDetails</name>
    <message>
        <source>Choose a model to see what it is.</source>
        <translation>Wählen Sie ein Modell, um zu sehen, was es ist.</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Entladen</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>Compute hash</source>
        <translation>Hash berechnen</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>Hash kopieren</translation>
    </message>
    <message>
        <source>Favourites stand in the model menu</source>
        <translation>Favoriten stehen im Modellmenü</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Gives its memory back; the next run loads it again</source>
        <translation>Gibt seinen Speicher zurück; der nächste Lauf lädt es wieder</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>In which type it computes (dtype). Automatic: float32 on the CPU, float16 on a GPU.
Half the bits take half the memory and change pictures a little.</source>
        <translation>In welchem Typ es rechnet (dtype). Automatisch: float32 auf der CPU, float16 auf einer GPU.
Halb so viele Bits brauchen halb so viel Speicher und ändern Bilder ein wenig.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What is it good for?</source>
        <translation>Wofür ist es gut?</translation>
    </message>
    <message>
        <source>SHA-256 of its file, by which other programs name it</source>
        <translation>SHA-256 seiner Datei, unter dem andere Programme es nennen</translation>
    </message>
    <message>
        <source>Use in the prompt</source>
        <translation>Im Prompt verwenden</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compute hash again</source>
        <translation>Hash erneut berechnen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory · %1 free on %2</source>
        <translation>Speicher · %1 frei auf %2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) made with it</source>
        <translation>
            <numerusform>%n Bild damit gemacht</numerusform>
            <numerusform>%n Bilder damit gemacht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ModelFacts</name>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message numerus="yes">
        <source>%n cross-attention layer(s)</source>
        <translation>
            <numerusform>%n Cross-Attention-Schicht</numerusform>
            <numerusform>%n Cross-Attention-Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Hash (AutoV2)</source>
        <translation>Hash (AutoV2)</translation>
    </message>
    <message>
        <source>Hash (AutoV3)</source>
        <translation>Hash (AutoV3)</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelListModel</name>
    <message>
        <source>AutoV2: the first ten digits of the SHA-256 by which AUTOMATIC1111 and Civitai name a file</source>
        <translation>AutoV2: die ersten zehn Stellen des SHA-256, unter dem AUTOMATIC1111 und Civitai eine Datei nennen</translation>
    </message>
    <message>
        <source>In which type the file holds its numbers (dtype)</source>
        <translation>In welchem Typ die Datei ihre Zahlen enthält (dtype)</translation>
    </message>
    <message>
        <source>Made with it</source>
        <translation>Damit gemacht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>comes with Seedbed</source>
        <translation>gehört zu Seedbed</translation>
    </message>
    <message numerus="yes">
        <source>%n defect(s)</source>
        <translation>
            <numerusform>%n Mangel</numerusform>
            <numerusform>%n Mängel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ModelManagerPanel</name>
    <message>
        <source>No model matches.</source>
        <translation>Kein Modell passt dazu.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Seedbed opens Stable Diffusion 1.x, 2.x, SDXL and PixArt models where they lie: folders of diffusers, single .safetensors and .ckpt files, LoRAs and embeddings. Add the folder of your other programs, or drop a file on this window.</source>
        <translation>Seedbed öffnet Modelle von Stable Diffusion 1.x, 2.x, SDXL und PixArt dort, wo sie liegen: Ordner von diffusers, einzelne Dateien .safetensors und .ckpt, LoRAs und Embeddings. Fügen Sie den Ordner Ihrer anderen Programme hinzu, oder ziehen Sie eine Datei auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The hash of %1 is not known yet.</source>
        <translation>Der Hash von %1 ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Watch a folder of models</source>
        <translation>Einen Modellordner beobachten</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>Zum Favoriten machen</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>Copy hash</source>
        <translation>Hash kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Compute hash</source>
        <translation>Hash berechnen</translation>
    </message>
</context>
<context>
    <name>seedbed::ModelText</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>fits in tiles</source>
        <translation>passt in Kacheln</translation>
    </message>
    <message>
        <source>fits in %1</source>
        <translation>passt in %1</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>In %1 it needs about %2 for one picture, and %3 has %4 free.</source>
        <translation>In %1 braucht es etwa %2 für ein Bild, und %3 hat %4 frei.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>predicts noise (epsilon)</source>
        <translation>sagt das Rauschen vorher (epsilon)</translation>
    </message>
    <message>
        <source>predicts velocity (v)</source>
        <translation>sagt die Geschwindigkeit vorher (v)</translation>
    </message>
    <message>
        <source>predicts the picture</source>
        <translation>sagt das Bild vorher</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Changed layers</source>
        <translation>Geänderte Schichten</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Textencoder</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Trained with the words</source>
        <translation>Trainiert mit den Wörtern</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert auf</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Text encoder 2</source>
        <translation>Textencoder 2</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
</context>
<context>
    <name>seedbed::MultiplesPane</name>
    <message>
        <source>Start, end and padding</source>
        <translation>Anfang, Ende und Füllung</translation>
    </message>
    <message>
        <source>Every step</source>
        <translation>Jeder Schritt</translation>
    </message>
    <message>
        <source>Watched words only</source>
        <translation>Nur beobachtete Wörter</translation>
    </message>
    <message>
        <source>By step</source>
        <translation>Nach Schritt</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Nach Schicht</translation>
    </message>
    <message>
        <source>By head</source>
        <translation>Nach Kopf</translation>
    </message>
    <message>
        <source>What the columns are: steps of the way from noise to picture, layers of the model, or the heads of one layer at the slider&apos;s step</source>
        <translation>Was die Spalten sind: Schritte vom Rauschen zum Bild, Schichten des Modells oder die Köpfe einer Schicht beim gewählten Schritt</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which layer of the model the maps come from</source>
        <translation>Aus welcher Schicht des Modells die Karten stammen</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Which attention head</source>
        <translation>Welcher Attention-Kopf</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Same scale</source>
        <translation>Gleicher Maßstab</translation>
    </message>
    <message>
        <source>Each word&apos;s own</source>
        <translation>Jedes Wort für sich</translation>
    </message>
    <message>
        <source>Same scale: a quiet word looks quiet (start, end and padding saturate).
Each word&apos;s own: every row is scaled to its strongest map.</source>
        <translation>Gleicher Maßstab: ein leises Wort sieht leise aus (Anfang, Ende und Füllung sind gesättigt).
Jedes Wort für sich: jede Zeile ist auf ihre stärkste Karte skaliert.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Colours of the maps</source>
        <translation>Farben der Karten</translation>
    </message>
    <message>
        <source>How much of the maps is seen over the pictures</source>
        <translation>Wie deutlich die Karten über den Bildern sind</translation>
    </message>
    <message>
        <source>Opacity of the maps</source>
        <translation>Deckkraft der Karten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The table as a figure, the maps for NumPy, the numbers, the masks</source>
        <translation>Die Tabelle als Abbildung, die Karten für NumPy, die Zahlen, die Masken</translation>
    </message>
    <message>
        <source>Also the positions that every prompt has. Their maps often hold what no word claims.</source>
        <translation>Auch die Stellen, die jeder Prompt hat. Ihre Karten halten oft, was kein Wort beansprucht.</translation>
    </message>
    <message>
        <source>A column for each step instead of some that fit</source>
        <translation>Eine Spalte für jeden Schritt statt einiger, die Platz haben</translation>
    </message>
    <message>
        <source>Only the words that are watched (Space in the table watches one)</source>
        <translation>Nur die beobachteten Wörter (die Leertaste in der Tabelle wählt eines)</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
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
        <source>The steps of this picture were let go to save memory.</source>
        <translation>Die Schritte dieses Bildes wurden freigegeben, um Speicher zu sparen.</translation>
    </message>
    <message>
        <source>This run kept no attention maps.</source>
        <translation>Dieser Lauf behielt keine Attention-Karten.</translation>
    </message>
    <message>
        <source>This run kept the average over layers and heads only.</source>
        <translation>Dieser Lauf behielt nur das Mittel über Schichten und Köpfe.</translation>
    </message>
    <message>
        <source>Rendering seed %1 again keeps every layer and head: %2, %3 of memory.</source>
        <translation>Seed %1 noch einmal gerechnet behält jede Schicht und jeden Kopf: %2, %3 Speicher.</translation>
    </message>
    <message>
        <source>Rendering seed %1 again keeps every layer and head: %2 of memory.</source>
        <translation>Seed %1 noch einmal gerechnet behält jede Schicht und jeden Kopf: %2 Speicher.</translation>
    </message>
    <message>
        <source>Rendering again…</source>
        <translation>Wird noch einmal gerechnet…</translation>
    </message>
    <message>
        <source>Render again</source>
        <translation>Noch einmal rechnen</translation>
    </message>
    <message>
        <source>Runs the same seed with the same settings once more; the picture stays the same</source>
        <translation>Rechnet denselben Seed mit denselben Einstellungen noch einmal; das Bild bleibt gleich</translation>
    </message>
</context>
<context>
    <name>seedbed::MultiplesPlan</name>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>alle Köpfe</translation>
    </message>
    <message>
        <source>The mean over this layer&apos;s heads</source>
        <translation>Das Mittel über die Köpfe dieser Schicht</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>Kopf %1</translation>
    </message>
</context>
<context>
    <name>seedbed::MultiplesView</name>
    <message>
        <source>“%1”, %2</source>
        <translation>„%1“, %2</translation>
    </message>
    <message>
        <source>No map was kept here.</source>
        <translation>Hier wurde keine Karte behalten.</translation>
    </message>
    <message>
        <source>Strongest %1 of 1, grid %2 × %3</source>
        <translation>Stärkster Wert %1 von 1, Raster %2 × %3</translation>
    </message>
    <message>
        <source>Click or arrow keys: show it large · Space: watch the word</source>
        <translation>Klick oder Pfeiltasten: groß zeigen · Leertaste: Wort beobachten</translation>
    </message>
    <message>
        <source>Words against steps</source>
        <translation>Wörter gegen Schritte</translation>
    </message>
</context>
<context>
    <name>seedbed::NamedMenu</name>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>seedbed::NoiseBadge</name>
    <message>
        <source>Checking the noise …</source>
        <translation>Rauschen wird geprüft …</translation>
    </message>
    <message>
        <source>Noise not checked yet</source>
        <translation>Rauschen noch nicht geprüft</translation>
    </message>
    <message>
        <source>✓ Verified noise: %1</source>
        <translation>✓ Rauschen geprüft: %1</translation>
    </message>
    <message>
        <source>⚠ Noise differs: %1</source>
        <translation>⚠ Rauschen weicht ab: %1</translation>
    </message>
    <message>
        <source>Whether a seed&apos;s noise is here, number for number, what these programs draw from it. A click checks again.</source>
        <translation>Ob das Rauschen eines Seeds hier Zahl für Zahl das ist, was diese Programme aus ihm ziehen. Ein Klick prüft erneut.</translation>
    </message>
    <message>
        <source>Pictures of the programs marked ✗ cannot be reproduced from their seeds on this machine. Check again; if it stays, save diagnostics (Help) and report it.</source>
        <translation>Bilder der mit ✗ markierten Programme lassen sich auf diesem Rechner nicht aus ihren Seeds wiederholen. Prüfen Sie erneut; bleibt es so, speichern Sie die Diagnose (Hilfe) und melden Sie es.</translation>
    </message>
</context>
<context>
    <name>seedbed::NoisePadPanel</name>
    <message>
        <source>Across, 0 to 1</source>
        <translation>Waagerecht, 0 bis 1</translation>
    </message>
    <message>
        <source>Down, 0 to 1</source>
        <translation>Senkrecht, 0 bis 1</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>Andere ziehen</translation>
    </message>
    <message>
        <source>Seed left above</source>
        <translation>Seed oben links</translation>
    </message>
    <message>
        <source>Seed right above</source>
        <translation>Seed oben rechts</translation>
    </message>
    <message>
        <source>Seed left below</source>
        <translation>Seed unten links</translation>
    </message>
    <message>
        <source>Seed right below</source>
        <translation>Seed unten rechts</translation>
    </message>
    <message>
        <source>Picture at this place</source>
        <translation>Bild an dieser Stelle</translation>
    </message>
    <message>
        <source>Pick a picture and choose “Vary”.</source>
        <translation>Wählen Sie ein Bild und dann „Variieren“.</translation>
    </message>
    <message>
        <source>Pictures along each side</source>
        <translation>Bilder je Seite</translation>
    </message>
    <message>
        <source>Pictures along each side of the pad</source>
        <translation>Bilder je Seite des Felds</translation>
    </message>
    <message>
        <source>Draws three new seeds for the other corners</source>
        <translation>Zieht drei neue Seeds für die anderen Ecken</translation>
    </message>
    <message>
        <source>Makes a picture for every dot of the pad, with all steps</source>
        <translation>Macht für jeden Punkt des Felds ein Bild, mit allen Schritten</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Seeds in the corners</source>
        <translation>Seeds in den Ecken</translation>
    </message>
    <message>
        <source>A corner is one seed.</source>
        <translation>Eine Ecke ist ein einzelner Seed.</translation>
    </message>
    <message>
        <source>Render the pad, %1 × %1</source>
        <translation>Feld rechnen, %1 × %1</translation>
    </message>
</context>
<context>
    <name>seedbed::NoisePadWidget</name>
    <message>
        <source>Place between four seeds</source>
        <translation>Stelle zwischen vier Seeds</translation>
    </message>
    <message>
        <source>Drag the point, or move it with the arrow keys (Shift: finer, Home: the middle).
Its noise lies between the four seeds (slerp along both sides), so the picture
changes smoothly from corner to corner.</source>
        <translation>Ziehen Sie den Punkt, oder bewegen Sie ihn mit den Pfeiltasten (Umschalt: feiner, Pos1: Mitte).
Sein Rauschen liegt zwischen den vier Seeds (slerp entlang beider Seiten), das Bild
ändert sich also fließend von Ecke zu Ecke.</translation>
    </message>
    <message>
        <source>%1 percent across, %2 percent down</source>
        <translation>%1 Prozent waagerecht, %2 Prozent senkrecht</translation>
    </message>
</context>
<context>
    <name>seedbed::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Shows what this is about, one line each</source>
        <translation>Zeigt, worum es geht, je eine Zeile</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
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
    <name>seedbed::PictureDesk</name>
    <message>
        <source>This cell&apos;s picture is in no library; its settings are in the prompt panel.</source>
        <translation>Das Bild dieser Zelle ist in keiner Bibliothek; seine Einstellungen sind im Prompt-Bereich.</translation>
    </message>
    <message>
        <source>It stands in the comparison; choose another picture to put beside it.</source>
        <translation>Es steht im Vergleich; wählen Sie ein weiteres Bild, um es daneben zu stellen.</translation>
    </message>
    <message>
        <source>Choose two to four pictures first: click one, Ctrl+click the others.</source>
        <translation>Wählen Sie erst zwei bis vier Bilder: eines anklicken, die anderen mit Strg+Klick.</translation>
    </message>
    <message>
        <source>This picture does not tell its seed, so it cannot be made again.</source>
        <translation>Dieses Bild nennt seinen Seed nicht und lässt sich daher nicht noch einmal machen.</translation>
    </message>
    <message>
        <source>Attention is kept while a picture is made, not in its file: run this picture&apos;s seed again to see it.</source>
        <translation>Attention wird beim Machen eines Bildes behalten, nicht in seiner Datei: rechnen Sie den Seed dieses Bildes noch einmal, um sie zu sehen.</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>Noch einmal rechnen</translation>
    </message>
</context>
<context>
    <name>seedbed::PictureStrip</name>
    <message>
        <source>Pictures made with this model</source>
        <translation>Mit diesem Modell gemachte Bilder</translation>
    </message>
    <message>
        <source>Shows them all in the library</source>
        <translation>Zeigt sie alle in der Bibliothek</translation>
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
    <name>seedbed::Presets</name>
    <message>
        <source>Save the settings as a preset…</source>
        <translation>Einstellungen als Vorgabe speichern…</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Vorgabe:</translation>
    </message>
    <message>
        <source>Apply preset: %1</source>
        <translation>Vorgabe anwenden: %1</translation>
    </message>
    <message>
        <source>Update preset: %1</source>
        <translation>Vorgabe aktualisieren: %1</translation>
    </message>
    <message>
        <source>Delete preset: %1</source>
        <translation>Vorgabe löschen: %1</translation>
    </message>
    <message>
        <source>The preset %1 is applied. Prompt and seeds stay.</source>
        <translation>Die Vorgabe %1 ist angewandt. Prompt und Seeds bleiben.</translation>
    </message>
    <message>
        <source>The settings are saved as the preset %1.</source>
        <translation>Die Einstellungen sind als Vorgabe %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>seedbed::PromptOptionsForm</name>
    <message>
        <source>Prompt syntax</source>
        <translation>Prompt-Syntax</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Weights, as in AUTOMATIC1111: (word) counts more, [word] less, (word:1.3) by that much;
BREAK begins a new chunk, and long prompts go on in further chunks.
Plain text, as in diffusers: brackets are read as such, and the end is cut off.</source>
        <translation>Gewichte, wie in AUTOMATIC1111: (Wort) zählt mehr, [Wort] weniger, (Wort:1.3) um so viel;
BREAK beginnt einen neuen Abschnitt, und lange Prompts gehen in weiteren Abschnitten weiter.
Reiner Text, wie in diffusers: Klammern werden als solche gelesen, und das Ende wird abgeschnitten.</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>wie trainiert</translation>
    </message>
    <message>
        <source>Reads the prompt from an earlier layer of the text encoder: 1 is the last layer,
2 the one before it, as AUTOMATIC1111 counts. Many anime models were trained with 2.</source>
        <translation>Liest den Prompt aus einer früheren Schicht des Textencoders: 1 ist die letzte Schicht,
2 die davor, wie AUTOMATIC1111 zählt. Viele Anime-Modelle wurden mit 2 trainiert.</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>reiner Text</translation>
    </message>
    <message>
        <source>clip skip %1</source>
        <translation>Clip skip %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
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
    <message>
        <source>Used</source>
        <translation>Benutzte</translation>
    </message>
    <message>
        <source>No seed has been used yet</source>
        <translation>Noch kein Seed benutzt</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>No favourite seed yet</source>
        <translation>Noch kein Seed unter den Favoriten</translation>
    </message>
    <message>
        <source>Seeds used before, newest first. Puts back the seed alone, all else stays;
with Ctrl it joins the list.</source>
        <translation>Früher benutzte Seeds, neueste zuerst. Setzt nur den Seed wieder ein, alles andere bleibt;
mit Strg kommt er zur Liste dazu.</translation>
    </message>
    <message>
        <source>Seeds you marked as favourites, across all prompts; with Ctrl a seed joins the list.</source>
        <translation>Seeds, die Sie als Favoriten markiert haben, über alle Prompts; mit Strg kommt ein Seed zur Liste dazu.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how long it takes, where pictures go</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Pictures go into the library %1.</source>
        <translation>Bilder kommen in die Bibliothek %1.</translation>
    </message>
    <message>
        <source>Pictures are kept in memory only.</source>
        <translation>Bilder bleiben nur im Speicher.</translation>
    </message>
    <message>
        <source>Pictures are saved to %1.</source>
        <translation>Bilder werden in %1 gespeichert.</translation>
    </message>
    <message>
        <source>This model needs a picture to start from and a mask.</source>
        <translation>Dieses Modell braucht ein Ausgangsbild und eine Maske.</translation>
    </message>
    <message>
        <source>. Without effect until added under Models: %1</source>
        <translation>. Ohne Wirkung, bis unter Modelle hinzugefügt: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>This model repaints a part of a picture (inpainting): a run needs a picture to start from and a mask.</source>
        <translation>Dieses Modell malt einen Teil eines Bildes neu (Inpainting): ein Lauf braucht ein Ausgangsbild und eine Maske.</translation>
    </message>
</context>
<context>
    <name>seedbed::ReproduceModel</name>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Cannot be made</source>
        <translation>Lässt sich nicht machen</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Mean difference of all pixels and channels, of 255</source>
        <translation>Mittlere Differenz aller Pixel und Kanäle, von 255</translation>
    </message>
    <message>
        <source>The largest difference, of 255</source>
        <translation>Die größte Differenz, von 255</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio: higher is nearer</source>
        <translation>Spitzen-Signal-Rausch-Verhältnis: höher ist näher</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Größte</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>seedbed::ReproducePanel</name>
    <message>
        <source>Use these settings</source>
        <translation>Diese Einstellungen nehmen</translation>
    </message>
    <message>
        <source>Try all</source>
        <translation>Alle versuchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Re-rendered</source>
        <translation>Neu gerechnet</translation>
    </message>
    <message>
        <source>Difference × 8</source>
        <translation>Differenz × 8</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Puts the settings of the chosen row into the prompt panel</source>
        <translation>Trägt die Einstellungen der gewählten Zeile in den Prompt-Bereich ein</translation>
    </message>
    <message>
        <source>Also renders the settings that are less likely, after a match was found</source>
        <translation>Rechnet auch die weniger wahrscheinlichen Einstellungen, nachdem ein Treffer gefunden ist</translation>
    </message>
    <message>
        <source>Settings that are tried</source>
        <translation>Einstellungen, die versucht werden</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Reading what the picture says …</source>
        <translation>Liest, was das Bild sagt …</translation>
    </message>
    <message>
        <source>%1 · its file names: %2</source>
        <translation>%1 · seine Datei nennt: %2</translation>
    </message>
    <message numerus="yes">
        <source>Tries %n set(s) of settings …</source>
        <translation>
            <numerusform>Versucht %n Satz Einstellungen …</numerusform>
            <numerusform>Versucht %n Sätze Einstellungen …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewActions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Favourite picture</source>
        <translation>Bild als Favorit</translation>
    </message>
    <message>
        <source>Favourite seed</source>
        <translation>Seed als Favorit</translation>
    </message>
    <message>
        <source>Go on after a judgement</source>
        <translation>Nach dem Bewerten weitergehen</translation>
    </message>
    <message>
        <source>After a rating, pick or reject of one picture the next one becomes current</source>
        <translation>Nach einer Bewertung, Annahme oder Ablehnung eines Bildes wird das nächste zum aktuellen</translation>
    </message>
    <message>
        <source>Tag keys…</source>
        <translation>Schlagwort-Tasten…</translation>
    </message>
    <message>
        <source>Make the seed current</source>
        <translation>Seed zum aktuellen machen</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Back from the bin</source>
        <translation>Aus dem Papierkorb zurück</translation>
    </message>
    <message>
        <source>Bin all rejects</source>
        <translation>Alle Abgelehnten in den Papierkorb</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Schlagwort: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Choose a picture of the library first.</source>
        <translation>Wählen Sie erst ein Bild der Bibliothek.</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n picture(s)</source>
        <translation>
            <numerusform>%1 · %n Bild</numerusform>
            <numerusform>%1 · %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither pick nor reject</source>
        <translation>Weder angenommen noch abgelehnt</translation>
    </message>
    <message>
        <source>No favourite</source>
        <translation>Kein Favorit</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Without tag %1</source>
        <translation>Ohne Schlagwort %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewDesk</name>
    <message>
        <source>There are no pictures to review here yet.</source>
        <translation>Hier gibt es noch keine Bilder zu sichten.</translation>
    </message>
</context>
<context>
    <name>seedbed::ReviewScreen</name>
    <message>
        <source>Review</source>
        <translation>Sichten</translation>
    </message>
    <message>
        <source>Arrows: next picture · Z: real pixels · I: what made it · S: filmstrip · Esc: back</source>
        <translation>Pfeile: nächstes Bild · Z: echte Pixel · I: woraus es entstand · S: Filmstreifen · Esc: zurück</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>Kein Bild gewählt.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
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
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Pixels, in steps of %1</source>
        <translation>Pixel, in Schritten von %1</translation>
    </message>
</context>
<context>
    <name>seedbed::ScaleLegend</name>
    <message>
        <source>Scale of the difference: %1 to %2</source>
        <translation>Skala der Differenz: %1 bis %2</translation>
    </message>
</context>
<context>
    <name>seedbed::SearchField</name>
    <message>
        <source>Search: cube, seed:0-15, steps:&gt;20, rating:4.., tag:sky, is:pick</source>
        <translation>Suchen: cube, seed:0-15, steps:&gt;20, rating:4.., tag:sky, is:pick</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Words of the prompt, tags, notes and file names; all must hold.
prompt:cube  token:cube  &quot;two words&quot;  cub*  -blurry  cube OR sphere
seed:0-15  steps:&gt;20  cfg:4..7  rating:4..  date:today
is:pick  is:reject  is:favourite  is:tagged  is:foreign  in:bin</source>
        <translation>Wörter aus Prompt, Schlagwörtern, Notizen und Dateinamen; alle müssen zutreffen.
prompt:cube  token:cube  &quot;two words&quot;  cub*  -blurry  cube OR sphere
seed:0-15  steps:&gt;20  cfg:4..7  rating:4..  date:today
is:pick  is:reject  is:favourite  is:tagged  is:foreign  in:bin</translation>
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
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>given up at step %1</source>
        <translation>bei Schritt %1 aufgegeben</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>Seed %1 · %2</translation>
    </message>
    <message>
        <source>%1: the watched words overlap by %2</source>
        <translation>%1: die beobachteten Wörter überlappen um %2</translation>
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
    <message>
        <source>Order of the cells</source>
        <translation>Reihenfolge der Zellen</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Beste Bewertung zuerst</translation>
    </message>
    <message>
        <source>Which pictures stand here by your judgement: 1-5 stars, P pick, X reject</source>
        <translation>Welche Bilder hier nach Ihrem Urteil stehen: 1-5 Sterne, P annehmen, X ablehnen</translation>
    </message>
    <message>
        <source>Filter by judgement</source>
        <translation>Nach Urteil filtern</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>No rejects</source>
        <translation>Ohne Abgelehnte</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>Angenommene</translation>
    </message>
    <message>
        <source>Unrated</source>
        <translation>Unbewertete</translation>
    </message>
    <message>
        <source>Rating ≥ %1</source>
        <translation>Bewertung ≥ %1</translation>
    </message>
</context>
<context>
    <name>seedbed::SeedMenu</name>
    <message>
        <source>%1  NVIDIA noise</source>
        <translation>%1  NVIDIA-Rauschen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SeedVariationForm</name>
    <message>
        <source>How far the noise moves from this seed towards another one, along the sphere on which
noise lies (spherical interpolation, slerp), so that it stays noise at every strength.
0: the same picture. 0.1 to 0.3: the same composition, other details. Near 0.5 the
picture often changes at once. 1: the other seed.</source>
        <translation>Wie weit das Rauschen von diesem Seed auf einen anderen zurückt, entlang der Kugel, auf der
Rauschen liegt (sphärische Interpolation, slerp), sodass es bei jeder Stärke Rauschen bleibt.
0: dasselbe Bild. 0,1 bis 0,3: gleicher Bildaufbau, andere Einzelheiten. Nahe 0,5 ändert sich
das Bild oft auf einmal. 1: der andere Seed.</translation>
    </message>
    <message>
        <source>How many variation seeds are drawn; one picture each</source>
        <translation>Wie viele Variations-Seeds gezogen werden; je ein Bild</translation>
    </message>
    <message>
        <source>42:0.2;7:0.1</source>
        <translation>42:0.2;7:0.1</translation>
    </message>
    <message>
        <source>Moves made before the new one, one after the other: seed:strength, separated by
semicolons. A variation of a variation keeps its whole way here.</source>
        <translation>Bewegungen vor der neuen, eine nach der anderen: Seed:Stärke, mit Strichpunkt
getrennt. Die Variation einer Variation behält hier ihren ganzen Weg.</translation>
    </message>
    <message>
        <source>Whole noise</source>
        <translation>Ganzes Rauschen</translation>
    </message>
    <message>
        <source>Per column (AUTOMATIC1111)</source>
        <translation>Je Spalte (AUTOMATIC1111)</translation>
    </message>
    <message>
        <source>Whole noise: mixed as one long vector, for exploring. Per column: each column of each
channel by itself, as AUTOMATIC1111&apos;s variation seed does, to repeat pictures of it.</source>
        <translation>Ganzes Rauschen: als ein langer Vektor gemischt, zum Erkunden. Je Spalte: jede Spalte jedes
Kanals für sich, wie beim Variation Seed von AUTOMATIC1111, um Bilder von dort zu wiederholen.</translation>
    </message>
    <message>
        <source>Draws the variation seeds now and makes a picture for each</source>
        <translation>Zieht jetzt die Variations-Seeds und macht für jeden ein Bild</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>On the way already</source>
        <translation>Bisheriger Weg</translation>
    </message>
    <message>
        <source>How noises are mixed</source>
        <translation>Mischung der Rauschen</translation>
    </message>
    <message numerus="yes">
        <source>Make %n variation(s)</source>
        <translation>
            <numerusform>%n Variation erzeugen</numerusform>
            <numerusform>%n Variationen erzeugen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::SessionKeeper</name>
    <message>
        <source>Another window of Seedbed keeps the session; this one ends for good.</source>
        <translation>Ein anderes Fenster von Seedbed bewahrt die Sitzung; diese hier endet endgültig.</translation>
    </message>
    <message>
        <source>The last session could not be read. %1</source>
        <translation>Die letzte Sitzung ließ sich nicht lesen. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were open when Seedbed ended.</source>
        <translation>
            <numerusform>%n Lauf war offen, als Seedbed endete.</numerusform>
            <numerusform>%n Läufe waren offen, als Seedbed endete.</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>The pictures of your last run (%n seed(s)) are in the library.</source>
        <translation>
            <numerusform>Die Bilder Ihres letzten Laufs (%n Seed) sind in der Bibliothek.</numerusform>
            <numerusform>Die Bilder Ihres letzten Laufs (%n Seeds) sind in der Bibliothek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>seedbed::SettingsTableModel</name>
    <message>
        <source>The picture does not say</source>
        <translation>Das Bild sagt es nicht</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>seedbed::ShortcutsDialog</name>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste nehmen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie zuvor</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Click here and press the new key</source>
        <translation>Klicken Sie hier, und drücken Sie die neue Taste</translation>
    </message>
    <message>
        <source>The action keeps its place in menus and in the list of actions</source>
        <translation>Die Aktion behält ihren Platz in den Menüs und in der Liste der Aktionen</translation>
    </message>
    <message>
        <source>The key that this action came with</source>
        <translation>Die Taste, die diese Aktion ursprünglich hatte</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Alle wie zuvor</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
    </message>
    <message>
        <source>Press a new key for “%1”.</source>
        <translation>Drücken Sie eine neue Taste für „%1“.</translation>
    </message>
    <message>
        <source>Choose an action to change its key.</source>
        <translation>Wählen Sie eine Aktion, um ihre Taste zu ändern.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 ist frei.</translation>
    </message>
    <message>
        <source>%1 belongs to %2, which would lose it.</source>
        <translation>%1 gehört zu %2 und ginge dort verloren.</translation>
    </message>
    <message>
        <source>Export the keys</source>
        <translation>Tasten exportieren</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Tasten importieren</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>The keys of %1 are in use.</source>
        <translation>Die Tasten aus %1 gelten jetzt.</translation>
    </message>
</context>
<context>
    <name>seedbed::SideTag</name>
    <message>
        <source>P</source>
        <comment>picked</comment>
        <translation>P</translation>
    </message>
    <message>
        <source>X</source>
        <comment>rejected</comment>
        <translation>X</translation>
    </message>
    <message>
        <source>Picture %1: %2 %3</source>
        <translation>Bild %1: %2 %3</translation>
    </message>
    <message>
        <source>%1
Click, or Tab: keys for judging and for the seed go to this picture.</source>
        <translation>%1
Klick oder Tab: Tasten zum Bewerten und für den Seed gelten diesem Bild.</translation>
    </message>
</context>
<context>
    <name>seedbed::StarBar</name>
    <message>
        <source>Your rating (keys 1 to 5, 0 for none)</source>
        <translation>Ihre Bewertung (Tasten 1 bis 5, 0 für keine)</translation>
    </message>
    <message numerus="yes">
        <source>Rating: %n star(s)</source>
        <translation>
            <numerusform>Bewertung: %n Stern</numerusform>
            <numerusform>Bewertung: %n Sterne</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seedbed::StartPictureForm</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Mask from a file…</source>
        <translation>Maske aus einer Datei…</translation>
    </message>
    <message>
        <source>No mask</source>
        <translation>Keine Maske</translation>
    </message>
    <message>
        <source>Keep the rest to the last pixel</source>
        <translation>Den Rest bis aufs letzte Pixel behalten</translation>
    </message>
    <message>
        <source>Pictures are made from another one instead of noise alone (img2img), or a part of it
is made anew (inpainting)</source>
        <translation>Bilder entstehen aus einem anderen statt aus Rauschen allein (img2img), oder ein Teil davon
wird neu gemacht (Inpainting)</translation>
    </message>
    <message>
        <source>Drop a picture here.</source>
        <translation>Ziehen Sie ein Bild hierher.</translation>
    </message>
    <message>
        <source>Share of the steps that is run (denoising strength). 0: the picture as it is.
1: all steps, and little of it is left.</source>
        <translation>Anteil der Schritte, der gerechnet wird (denoising strength). 0: das Bild, wie es ist.
1: alle Schritte, und wenig bleibt von ihm.</translation>
    </message>
    <message>
        <source>A picture: where it is white the other one is repainted</source>
        <translation>Ein Bild: wo es weiß ist, wird das andere neu gemalt</translation>
    </message>
    <message>
        <source>The whole picture changes</source>
        <translation>Das ganze Bild ändert sich</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Softens the edge of what is repainted (standard deviation of a Gaussian, in pixels of
the mask)</source>
        <translation>Macht den Rand des neu Gemalten weich (Standardabweichung einer Gaußkurve, in Pixeln der
Maske)</translation>
    </message>
    <message>
        <source>Outside the mask the picture&apos;s own pixels, not what the VAE makes of them</source>
        <translation>Außerhalb der Maske die eigenen Pixel des Bildes, nicht, was der VAE aus ihnen macht</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Repaint only here</source>
        <translation>Nur hier neu malen</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>Weicher Rand</translation>
    </message>
    <message>
        <source>Start from a picture</source>
        <translation>Von einem Bild ausgehen</translation>
    </message>
    <message>
        <source>Choose a mask</source>
        <translation>Maske wählen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>The mask cannot be saved to %1.</source>
        <translation>Die Maske lässt sich nicht in %1 speichern.</translation>
    </message>
    <message>
        <source>Repaints a part of %1</source>
        <translation>Malt einen Teil von %1 neu</translation>
    </message>
    <message>
        <source>Starts from %1, strength %2</source>
        <translation>Geht von %1 aus, Stärke %2</translation>
    </message>
</context>
<context>
    <name>seedbed::StudioActions</name>
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
        <source>Variations of the chosen picture</source>
        <translation>Variationen des gewählten Bildes</translation>
    </message>
    <message>
        <source>Pictures near this one: its noise mixed with a little of another seed&apos;s</source>
        <translation>Bilder nahe bei diesem: sein Rauschen, gemischt mit etwas von dem eines anderen Seeds</translation>
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
        <source>&amp;Jobs</source>
        <translation>A&amp;ufträge</translation>
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
        <source>&amp;Order</source>
        <translation>&amp;Reihenfolge</translation>
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
        <source>By overlap, least first</source>
        <translation>Nach Überlappung, geringste zuerst</translation>
    </message>
    <message>
        <source>By overlap, most first</source>
        <translation>Nach Überlappung, größte zuerst</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>&amp;Betrachten</translation>
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
        <source>Attention of the chosen picture</source>
        <translation>Attention des gewählten Bildes</translation>
    </message>
    <message>
        <source>Export the figure…</source>
        <translation>Abbildung exportieren…</translation>
    </message>
    <message>
        <source>Export the maps…</source>
        <translation>Karten exportieren…</translation>
    </message>
    <message>
        <source>Export the numbers…</source>
        <translation>Zahlen exportieren…</translation>
    </message>
    <message>
        <source>Export masks…</source>
        <translation>Masken exportieren…</translation>
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
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Compare the chosen pictures</source>
        <translation>Gewählte Bilder vergleichen</translation>
    </message>
    <message>
        <source>Two to four pictures side by side, zoomed and moved as one</source>
        <translation>Zwei bis vier Bilder nebeneinander, gemeinsam gezoomt und verschoben</translation>
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
        <source>&amp;Presets</source>
        <translation>&amp;Vorgaben</translation>
    </message>
    <message>
        <source>Keep all pictures in the library</source>
        <translation>Alle Bilder in der Bibliothek aufbewahren</translation>
    </message>
    <message>
        <source>Off: pictures stay in memory until the window is closed</source>
        <translation>Aus: Bilder bleiben im Speicher, bis das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>Andere Bibliothek öffnen…</translation>
    </message>
    <message>
        <source>Show the folder of the pictures</source>
        <translation>Ordner der Bilder zeigen</translation>
    </message>
    <message>
        <source>Export pictures…</source>
        <translation>Bilder exportieren…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open picture settings…</source>
        <translation>Bildeinstellungen öffnen…</translation>
    </message>
    <message>
        <source>Fills the prompt panel from a picture of Seedbed, AUTOMATIC1111, ComfyUI, InvokeAI and others</source>
        <translation>Füllt den Prompt-Bereich aus einem Bild von Seedbed, AUTOMATIC1111, ComfyUI, InvokeAI und anderen</translation>
    </message>
    <message>
        <source>Paste picture settings</source>
        <translation>Bildeinstellungen einfügen</translation>
    </message>
    <message>
        <source>Settings as text, in the form that AUTOMATIC1111 copies, or a picture&apos;s file</source>
        <translation>Einstellungen als Text in der Form, die AUTOMATIC1111 kopiert, oder eine Bilddatei</translation>
    </message>
    <message>
        <source>Import pictures…</source>
        <translation>Bilder importieren…</translation>
    </message>
    <message>
        <source>Copies a folder of pictures with their settings and ratings into the library</source>
        <translation>Kopiert einen Ordner mit Bildern samt Einstellungen und Bewertungen in die Bibliothek</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>Bild speichern unter…</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Sichten</translation>
    </message>
    <message>
        <source>Review on the whole screen</source>
        <translation>Auf dem ganzen Bildschirm sichten</translation>
    </message>
    <message>
        <source>Review on the second screen</source>
        <translation>Auf dem zweiten Bildschirm sichten</translation>
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
        <source>&amp;Tabs</source>
        <translation>Rei&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Layouts</source>
        <translation>Anord&amp;nungen</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Reiter</translation>
    </message>
    <message>
        <source>Tab before</source>
        <translation>Voriger Reiter</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>Seedbed speaks another language once it is opened again. Your session comes back.</source>
        <translation>Seedbed spricht nach dem nächsten Öffnen eine andere Sprache. Ihre Sitzung kommt wieder.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Keys at a glance</source>
        <translation>Tasten auf einen Blick</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Check the noise again</source>
        <translation>Rauschen erneut prüfen</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>Diagnose speichern…</translation>
    </message>
    <message>
        <source>A file for a report of a problem; shows what is in it first</source>
        <translation>Eine Datei für einen Fehlerbericht; zeigt zuerst, was darin steht</translation>
    </message>
    <message>
        <source>About Seedbed</source>
        <translation>Über Seedbed</translation>
    </message>
    <message>
        <source>&lt;b&gt;Seedbed %1&lt;/b&gt;&lt;br&gt;Browse, understand and keep the seeds of a diffusion model.&lt;br&gt;Apache License 2.0</source>
        <translation>&lt;b&gt;Seedbed %1&lt;/b&gt;&lt;br&gt;Die Seeds eines Diffusionsmodells durchstöbern, verstehen und aufbewahren.&lt;br&gt;Apache License 2.0</translation>
    </message>
    <message>
        <source>&amp;Copy for another program</source>
        <translation>Für ein anderes Programm &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy as AUTOMATIC1111 text</source>
        <translation>Als AUTOMATIC1111-Text kopieren</translation>
    </message>
    <message>
        <source>The chosen picture&apos;s settings, as AUTOMATIC1111 and Forge read them from the clipboard</source>
        <translation>Die Einstellungen des gewählten Bildes, wie AUTOMATIC1111 und Forge sie aus der Zwischenablage lesen</translation>
    </message>
    <message>
        <source>Copy as ComfyUI graph</source>
        <translation>Als ComfyUI-Graph kopieren</translation>
    </message>
    <message>
        <source>A workflow: paste it in ComfyUI, or save it and drop the file there</source>
        <translation>Ein Workflow: in ComfyUI einfügen, oder speichern und die Datei dorthin ziehen</translation>
    </message>
    <message>
        <source>Copy as diffusers script</source>
        <translation>Als diffusers-Skript kopieren</translation>
    </message>
    <message>
        <source>A Python script that makes this picture</source>
        <translation>Ein Python-Skript, das dieses Bild macht</translation>
    </message>
    <message>
        <source>Reproduce the chosen picture…</source>
        <translation>Gewähltes Bild wiederholen…</translation>
    </message>
    <message>
        <source>Renders it again and finds the settings that give it</source>
        <translation>Rechnet es noch einmal und findet die Einstellungen, die es ergeben</translation>
    </message>
    <message>
        <source>Reproduce a picture&apos;s file…</source>
        <translation>Bilddatei wiederholen…</translation>
    </message>
    <message>
        <source>A picture of another program: tries the noise, clip skip and emphasis that its file leaves open</source>
        <translation>Ein Bild eines anderen Programms: versucht Rauschen, Clip skip und Gewichtung, die seine Datei offen lässt</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>Manage models…</source>
        <translation>Modelle verwalten…</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>Modell entladen</translation>
    </message>
    <message>
        <source>Gives its memory back; the next run loads it again</source>
        <translation>Gibt seinen Speicher zurück; der nächste Lauf lädt es wieder</translation>
    </message>
    <message>
        <source>Unload when &amp;idle</source>
        <translation>Bei &amp;Leerlauf entladen</translation>
    </message>
    <message>
        <source>Search the models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <source>Watch a folder of models…</source>
        <translation>Einen Modellordner beobachten…</translation>
    </message>
    <message>
        <source>Look into the folders again</source>
        <translation>Erneut in den Ordnern nachsehen</translation>
    </message>
    <message>
        <source>Show favourites only</source>
        <translation>Nur Favoriten zeigen</translation>
    </message>
    <message>
        <source>Open the chosen model</source>
        <translation>Gewähltes Modell öffnen</translation>
    </message>
    <message>
        <source>A LoRA or an embedding goes into the prompt</source>
        <translation>Ein LoRA oder ein Embedding kommt in den Prompt</translation>
    </message>
    <message>
        <source>Make the chosen model a favourite</source>
        <translation>Gewähltes Modell zum Favoriten machen</translation>
    </message>
    <message>
        <source>Show the chosen model&apos;s file</source>
        <translation>Datei des gewählten Modells zeigen</translation>
    </message>
    <message>
        <source>Compute the chosen models&apos; hashes</source>
        <translation>Hashes der gewählten Modelle berechnen</translation>
    </message>
    <message>
        <source>Copy the chosen model&apos;s hash</source>
        <translation>Hash des gewählten Modells kopieren</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Nach %n Minute</numerusform>
            <numerusform>Nach %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder in the layout of diffusers</source>
        <translation>Ein Ordner im Aufbau von diffusers</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>Modelldatei öffnen…</translation>
    </message>
    <message>
        <source>A .safetensors or .ckpt file with a whole model, a LoRA or an embedding</source>
        <translation>Eine Datei .safetensors oder .ckpt mit einem ganzen Modell, einem LoRA oder einem Embedding</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>seedbed::StudioTabs</name>
    <message>
        <source>Tabs of the studio</source>
        <translation>Reiter des Studios</translation>
    </message>
</context>
<context>
    <name>seedbed::TagEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Enter puts it on every chosen picture; T and a letter does so by key</source>
        <translation>Eingabe gibt es jedem gewählten Bild; T und ein Buchstabe tun das per Taste</translation>
    </message>
    <message>
        <source>Take the tag %1 away</source>
        <translation>Schlagwort %1 wegnehmen</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
</context>
<context>
    <name>seedbed::TagKeysDialog</name>
    <message>
        <source>Tag keys</source>
        <translation>Schlagwort-Tasten</translation>
    </message>
    <message>
        <source>Press T, then the letter, to put the tag on the chosen pictures; again to take it off.</source>
        <translation>Drücken Sie T, dann den Buchstaben: die gewählten Bilder erhalten das Schlagwort; noch einmal nimmt es weg.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>T, %1</source>
        <translation>T, %1</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste nehmen</translation>
    </message>
    <message>
        <source>Free the key</source>
        <translation>Taste freigeben</translation>
    </message>
</context>
<context>
    <name>seedbed::TagKeysEditor</name>
    <message>
        <source>Tag keys</source>
        <translation>Schlagwort-Tasten</translation>
    </message>
    <message>
        <source>Press T, then the letter: the chosen pictures get the tag; again takes it away.</source>
        <translation>Drücken Sie T, dann den Buchstaben: die gewählten Bilder erhalten das Schlagwort; noch einmal nimmt es weg.</translation>
    </message>
    <message>
        <source>Tag of the keys %1</source>
        <translation>Schlagwort der Tasten %1</translation>
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
    <message>
        <source>Plays the steps from noise to picture (Shift+Space)</source>
        <translation>Spielt die Schritte vom Rauschen zum Bild ab (Umschalt+Leertaste)</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>Schritte abspielen</translation>
    </message>
</context>
<context>
    <name>seedbed::TroubleBar</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>Index neu aufbauen</translation>
    </message>
    <message>
        <source>Makes the index anew from the pictures and the XMP files beside them; the old one is kept in backups</source>
        <translation>Baut den Index aus den Bildern und den XMP-Dateien daneben neu auf; der alte bleibt unter backups erhalten</translation>
    </message>
</context>
<context>
    <name>seedbed::VariationPanel</name>
    <message>
        <source>Pick a picture and choose “Vary”.</source>
        <translation>Wählen Sie ein Bild und dann „Variieren“.</translation>
    </message>
    <message>
        <source>Keep going from this one</source>
        <translation>Von diesem aus weiter</translation>
    </message>
    <message>
        <source>Varies the picture that is current now; how it came about is kept as the way already gone</source>
        <translation>Variiert das nun aktuelle Bild; wie es entstand, bleibt als bisheriger Weg erhalten</translation>
    </message>
    <message>
        <source>Around a seed</source>
        <translation>Um einen Seed</translation>
    </message>
    <message>
        <source>Between four seeds</source>
        <translation>Zwischen vier Seeds</translation>
    </message>
    <message>
        <source>Varies seed %1</source>
        <translation>Variiert Seed %1</translation>
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
