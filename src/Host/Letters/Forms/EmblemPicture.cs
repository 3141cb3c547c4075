using System.Buffers.Binary;

namespace PaWorkflow.Host.Letters;

/// <summary>An office's emblem: a PNG that Word shows at the size of the form's placeholder.</summary>
public static class EmblemPicture
{
    public const int MaxFile = 1024 * 1024;

    /// <summary>3 cm printed at 170 dots an inch.</summary>
    const int Sharp = 200;

    const int Largest = 6000;

    /// <summary>What is wrong with it and what would be right, in Thai; null where it can serve.</summary>
    public static string? Fault(byte[] png)
    {
        if (png.Length == 0) return "โปรดเลือกรูปตรา (.png)";
        if (png.Length > MaxFile) return $"รูปใหญ่เกิน {MaxFile / 1024 / 1024} MB — โปรดย่อรูปให้กว้างราว 600 จุด แล้วบันทึกเป็น PNG ใหม่";
        if (!png.AsSpan().StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])) return "ไฟล์นี้ไม่ใช่รูป PNG — โปรดเปิดรูปแล้วบันทึกเป็น PNG (.png)";
        if (!IsWhole(png) || SizeOf(png) is not { Width: > 0, Height: > 0 }) return "รูป PNG นี้เสียหายหรือถูกตัดกลางทาง — โปรดบันทึกใหม่";
        return SizeOf(png) is { Width: > Largest } or { Height: > Largest } ? $"รูปกว้างหรือสูงเกิน {Largest:0} จุด — โปรดย่อให้กว้างราว 600 จุด" : null;
    }

    /// <summary>What would show badly, in Thai.</summary>
    public static IReadOnlyList<string> Warnings(byte[] png)
    {
        var (width, height) = SizeOf(png);
        var warnings = new List<string>();
        if (width * 10 > height * 12 || height * 10 > width * 12) warnings.Add($"รูปกว้าง {width} สูง {height} จุด ไม่ใกล้เคียงสี่เหลี่ยมจัตุรัส จะดูถูกบีบหรือยืด — โปรดเติมพื้นว่างรอบตราให้กว้างเท่ากับสูง");
        if (Math.Min(width, height) < Sharp) warnings.Add($"รูปมีเพียง {width} × {height} จุด เมื่อพิมพ์อาจไม่คมชัด — ควรกว้างและสูงอย่างน้อย {Sharp} จุด");
        return warnings;
    }

    static (int Width, int Height) SizeOf(ReadOnlySpan<byte> png) => (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));

    /// <summary>From the header to the end mark, with a picture between.</summary>
    static bool IsWhole(ReadOnlySpan<byte> png)
    {
        const int Frame = 12;
        var (at, hasPicture) = (8, false);
        for (var first = true; at + Frame <= png.Length; first = false)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var kind = png.Slice(at + 4, 4);
            if (length < 0 || length > png.Length - at - Frame || first != kind.SequenceEqual("IHDR"u8) || first && length != 13) return false;
            if (kind.SequenceEqual("IEND"u8)) return hasPicture;
            hasPicture |= kind.SequenceEqual("IDAT"u8);
            at += length + Frame;
        }
        return false;
    }
}
