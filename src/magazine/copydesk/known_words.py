"""Right words that dictionaries lack: Moroccan ones, the trade's, and gaps of the dictionaries that were met.

Gathered by hand: Moroccan months (as the official gazette has them), towns and regions (as their own administrations write them), words of
Moroccan life and of the trade; and, from reading the sample and other Arabic prose, words that Debian's hunspell-ar 3.2 does not know though
they are right. A house adds its own under ``words:`` in ``editorial-line.yaml``; only what is right in every house belongs here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARABIC: Final = """
يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر
الرباط سلا تمارة الصخيرات الخميسات تيفلت القنيطرة سيدي قاسم سليمان البيضاء المحمدية مديونة النواصر برشيد سطات بنسليمان بوزنيقة الجديدة
أزمور آزمور سيدي بنور آسفي اليوسفية الصويرة مراكش شيشاوة الحوز الرحامنة قلعة السراغنة بنجرير أكادير إنزكان تارودانت تزنيت اشتوكة
سوس ماسة كلميم طانطان طاطا سيدي إفني العيون السمارة بوجدور طرفاية الداخلة أوسرد الكويرة ورزازات زاكورة تنغير الرشيدية ميدلت الراشيدية
أرفود الريصاني بني ملال خنيفرة خريبكة أزيلال الفقيه صالح وادي زم فاس مكناس إفران أزرو صفرو بولمان تاونات تازة مولاي يعقوب الحاجب
جرسيف وجدة أنكاد تاوريرت بركان السعيدية الناظور الدريوش جرادة فجيج فكيك طنجة أصيلة تطوان المضيق الفنيدق مرتيل شفشاون العرائش القصر
وزان الحسيمة تارجيست إمزورن
دوار دواوير دوارا قائد باشا مقدم شيخ عمالة عمالات باشوية قيادة ملحقة جهوي جهوية جهويا جماعاتي زنقة زنقات حومة درب دروب فاتح الفاتح
روبورتاج روبورتاجات روبورتاجا إنفوغرافيا إنفوغرافيك تيفيناغ أمازيغي أمازيغية دارجة كاميرا كاميرات سيبراني سيبرانية سيبرانيا بيومتري
بيومترية بيوميتري بيوميتريا رقمنة رقمنته تشفير مرتفق مرتفقا مرتفقين مرتفقون مرتفقات عطلات أذونات أذوناته نطاقات وصلات وصلاته فحوصات ملتقيات
تعريفة ترويسة ترويسات تعليمة تحويلة تدوينة فلترة أتمتة مؤتمت مؤتمتة دوال سعات خوادم يوتيوب فيسبوك واتساب تويتر إنستغرام
حدوة ضيفة مزجج مزججة اثنا اثنتان اثنتين اثنان اثنين تتلامس يتلامس يلتقيان تلتقيان إصبعين إصبعان بإصبعين بالكاد يحتاجه يحتاجها يحتاجونه تحتاجه
تحتاجها نحتاجه سنحتاجها للاثنتين قسطرة شنطة ترليون
"""
_FRENCH: Final = """
amazigh amazighe amazighs amazighes tifinagh tifinaghe darija dirham dirhams caïd caïds caïdat caïdats pacha pachas pachalik pachaliks moqaddem
moqaddems moqadem cheikh cheikhs wali walis wilaya wilayas douar douars derb médina médinas souk souks fkih zellige zelliges riad riads
makhzen moussem moussems mokhazni mokhaznis dahir dahirs adoul adouls casablancais casablancaise casablancaises rbati rbatie fassi fassie fassis
marrakchi marrakchie tangérois tangéroise gadiri gadirie slaoui slaouie oujdi oujdie meknassi meknassie
cybercriminalité cybersécurité cyberharcèlement biométrie géolocalisation vidéosurveillance vidéoprotection visioconférence hameçonnage
rançongiciel rançongiciels infographie infographies infographiste infographistes webradio podcast podcasts hashtag hashtags fake selfie selfies
moharrem moharram safar rabia rebia joumada rejeb rajab chaabane chaoual kaada hija hijja achoura moudawana mouqataa mouqataas adouls
soulaliyate khettara khettaras séguia séguias kasbah kasbahs tamazight amazighité soussi soussie soussis rifains zaouïa harira jellaba jellabas
aïd fitr adha mawlid chebakia chebakias msemen baghrir rfissa tajine tajines djellaba djellabas caftan caftans takchita takchitas
zaouïas moqaddema ftour ftours tarawih fondouk fondouks
selham takchita tbourida hanout hanouts cynotechnique cynotechniques fqih moulay lalla chira karkoubi sextorsion smishing deepfake deepfakes antidrone antidrones dactyloscopique
dactyloscopiques taekwondoïste taekwondoïstes
"""

KNOWN: Final[Mapping[Language, frozenset[str]]] = {
    Language.ARABIC: frozenset(_ARABIC.split()),
    Language.FRENCH: frozenset(_FRENCH.split()),
}
