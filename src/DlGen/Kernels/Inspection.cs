using System.ComponentModel;
using System.Numerics;

namespace DlGen.Kernels;

/// <summary>
/// A network's forward pass of inference over one set of buffers, which leaves the value after every layer in memory: what the
/// generator derives from the declaration for a look inside.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Inspection<T> : Formulas<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>x → the value after every layer.</summary>
    public abstract void Forward<TVector>(Matrix<T> x, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>The value after a layer at the last <see cref="Forward"/>, [batch × width], or [batch·T × width] where an example has T rows.</summary>
    /// <param name="layer">The layer's number, from 0, as the layer table has them.</param>
    /// <param name="x">The inputs that <see cref="Forward"/> had.</param>
    public abstract Matrix<T> Value(int layer, Matrix<T> x);
}
