using System.Globalization;
using System.Text;

namespace DlGen;

/// <summary>Shapes as messages print them: [256, 784].</summary>
internal static class ShapeText
{
    public static string Format<TIndex>(ReadOnlySpan<TIndex> shape)
        where TIndex : IFormattable
    {
        var text = new StringBuilder("[");
        for (int axis = 0; axis < shape.Length; axis++)
        {
            text.Append(axis == 0 ? "" : ", ").Append(shape[axis].ToString(null, CultureInfo.InvariantCulture));
        }

        return text.Append(']').ToString();
    }
}
