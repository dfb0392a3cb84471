using System.ComponentModel;

namespace DlGen;

/// <summary>
/// A layer of a <see cref="NetworkAttribute"/>. Layers apply in the order in which they are written, all on one partial
/// declaration of the class: <c>[Flatten, Linear(128), Relu, Linear(10)]</c>.
/// </summary>
/// <remarks>
/// The compiler knows a layer by this base class and names it after the attribute; the arguments' valid values are the
/// <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/> beside each.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerAttribute : Attribute
{
    // Layers are the compiler's: a class derived elsewhere would have no meaning.
    private protected LayerAttribute()
    {
    }
}
