using System.Globalization;
using System.Text;

namespace PaWorkflow.EndToEnd;

/// <summary>A whole PDF of one empty page, as a browser's viewer opens it without a word; no two with different marks are alike.</summary>
static class OnePagePdf
{
    public static byte[] Of(string mark)
    {
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"];
        var file = new StringBuilder("%PDF-1.4\n");
        file.Append(CultureInfo.InvariantCulture, $"% {Convert.ToHexString(Encoding.UTF8.GetBytes(mark))}\n");
        var table = new StringBuilder();
        foreach (var (at, body) in objects.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{body}\nendobj\n");
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
